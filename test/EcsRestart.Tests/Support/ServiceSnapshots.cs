using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Support;

/// <summary>Services as ECS might describe them.</summary>
internal static class ServiceSnapshots
{
    public const string PreviousDeploymentId = "ecs-svc/1";
    public const string NewDeploymentId = "ecs-svc/2";
    public const string Newer = "ecs-svc/3";

    /// <summary>When <see cref="NewDeploymentId"/> was created: the start time of a stepped clock.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    public static ServiceRef Ref(string name) => new("prod", "prod", name);

    public static ServiceSnapshot Service(string name, params DeploymentSnapshot[] deployments) => new()
    {
        ServiceName = name,
        DesiredCount = 4,
        RunningCount = 4,
        PendingCount = 0,
        HasCircuitBreaker = true,
        CircuitBreakerRollsBack = true,
        Deployments = deployments,
    };

    public static DeploymentSnapshot Primary(string id, RolloutState? state = RolloutState.InProgress) =>
        new() { Id = id, IsPrimary = true, CreatedAt = CreatedAt(id), RolloutState = state };

    public static DeploymentSnapshot Active(string id, RolloutState? state = RolloutState.Completed) =>
        new() { Id = id, IsPrimary = false, CreatedAt = CreatedAt(id), RolloutState = state };

    /// <summary>The former deployment is 1 day older than the new one; any other is 1 minute younger.</summary>
    public static DateTimeOffset CreatedAt(string id) => id switch
    {
        PreviousDeploymentId => Start.AddDays(-1),
        NewDeploymentId => Start,
        _ => Start.AddMinutes(1),
    };

    /// <summary>The service in the response of UpdateService.</summary>
    public static ServiceSnapshot JustStarted(string name) => Service(name, Primary(NewDeploymentId), Active(PreviousDeploymentId));

    public static ServiceSnapshot Complete(string name) => Service(name, Primary(NewDeploymentId, RolloutState.Completed));

    /// <summary>The service before a restart.</summary>
    public static ServiceSnapshot Healthy(string name) => Service(name, Primary(PreviousDeploymentId, RolloutState.Completed));

    /// <summary>The service after ECS has rolled back the restart and the new tasks have stopped.</summary>
    public static ServiceSnapshot RolledBack(string name) => Service(name, Primary(PreviousDeploymentId, RolloutState.Completed)) with
    {
        Events = [Failed(NewDeploymentId, Start.AddMinutes(2))],
    };

    public static ServiceSnapshot Tagged(ServiceSnapshot service, string key, string value) =>
        service with { Tags = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value } };

    public static ServiceEvent Failed(string deploymentId, DateTimeOffset moment) =>
        new(moment, $"(service orders) (deployment {deploymentId}) deployment failed: tasks failed to start.");

    /// <summary>The plan item for the restart of a healthy service, checked when the clock starts.</summary>
    public static PlanItem.Restart Step(string name) => new(Ref(name), new(), Healthy(name), Start.UtcTicks, []);

    public static Rollout Rollout(string name) => new()
    {
        Service = Ref(name),
        DeploymentId = NewDeploymentId,
        CreatedAt = CreatedAt(NewDeploymentId),
        Timeout = TimeSpan.FromMinutes(30),
        StartedAt = Start.UtcTicks,
        InitialSnapshot = JustStarted(name),
        KnownIds = [PreviousDeploymentId],
    };
}
