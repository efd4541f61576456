using EcsRestart.Ecs;

namespace EcsRestart.Tests.Support;

/// <summary>Services as ECS might describe them.</summary>
internal static class Pictures
{
    public const string Former = "ecs-svc/1";
    public const string Mine = "ecs-svc/2";
    public const string Newer = "ecs-svc/3";

    /// <summary>When <see cref="Mine"/> began: as a stepped clock starts.</summary>
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public static ServiceSnapshot Service(string name, params DeploymentSnapshot[] deployments) => new()
    {
        ServiceName = name,
        DesiredCount = 4,
        RunningCount = 4,
        PendingCount = 0,
        HasCircuitBreaker = true,
        Deployments = deployments,
    };

    public static DeploymentSnapshot Primary(string id, RolloutState? state = RolloutState.InProgress) =>
        new() { Id = id, IsPrimary = true, CreatedAt = CreatedAt(id), RolloutState = state };

    public static DeploymentSnapshot Active(string id, RolloutState? state = RolloutState.Completed) =>
        new() { Id = id, IsPrimary = false, CreatedAt = CreatedAt(id), RolloutState = state };

    /// <summary>The former deployment is a day older than mine, any other a minute younger.</summary>
    public static DateTimeOffset CreatedAt(string id) => id switch
    {
        Former => Start.AddDays(-1),
        Mine => Start,
        _ => Start.AddMinutes(1),
    };

    /// <summary>As UpdateService answers.</summary>
    public static ServiceSnapshot JustStarted(string name) => Service(name, Primary(Mine), Active(Former));

    public static ServiceSnapshot Complete(string name) => Service(name, Primary(Mine, RolloutState.Completed));
}
