using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>A service as the dice made it, and what the request says of it.</summary>
internal sealed record RandomService
{
    public required string Name { get; init; }

    public required ServiceBehaviour Behaviour { get; init; }

    public required int Wave { get; init; }

    public required bool Force { get; init; }

    public required bool AllowDowntime { get; init; }

    /// <summary>True when no restart may ever touch it, whatever else happens.</summary>
    public bool IsOffLimits =>
        Behaviour.Status != "ACTIVE"
        || Behaviour.DeploymentController != "ECS"
        || Behaviour.DesiredCount == 0
        || Behaviour.Tags.ContainsKey("ecs-restart:exclude")
        || (Minimum == 0 && !AllowDowntime)
        || (Minimum >= Behaviour.DesiredCount && Maximum <= Behaviour.DesiredCount);

    public int Minimum => (int)Math.Ceiling(Behaviour.DesiredCount * Behaviour.MinimumHealthyPercent / 100m);

    private int Maximum => (int)Math.Floor(Behaviour.DesiredCount * Behaviour.MaximumPercent / 100m);
}
