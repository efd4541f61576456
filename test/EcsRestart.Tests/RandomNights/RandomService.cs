using EcsRestart.Request;
using EcsRestart.Simulator;

namespace EcsRestart.Tests.RandomNights;

/// <summary>A service as the dice made it, and what the request says of it.</summary>
internal sealed record RandomService
{
    public required string Name { get; init; }

    public required ServiceBehavior Behavior { get; init; }

    public required ServiceOptions Options { get; init; }

    /// <summary>The code by which no restart may ever touch it, whatever else happens; null when one may.</summary>
    public string? Refusal => Behavior switch
    {
        { Status: not "ACTIVE" } => "ServiceNotActive",
        { DeploymentController: not "ECS" } => "UnsupportedController",
        { Tags.Count: > 0 } => "OptedOut",
        { DesiredCount: 0 } => "NothingRunning",
        { Strategy.Type: not "ROLLING" } => null,
        _ when Minimum == 0 && !Options.AllowDowntime => "WouldCauseDowntime",
        { DesiredCount: var desired } when Minimum >= desired && Maximum <= desired => "WouldStall",
        _ => null,
    };

    /// <summary>True when a deployment fails that started before the one of the schedule. Once ECS no longer lists it, the two cannot be told apart.</summary>
    public bool FailsBefore => Behavior is { RestartedAgo: not null } && MayFail;

    /// <summary>True when something in the service can end a deployment.</summary>
    public bool MayFail => Behavior is { Failure: not null } or { Alarms.TriggerAfter: not null } or { LifecycleHooks.Count: > 0 }
        or { RolledBackAfter: not null } or { StoppedAfter: not null };

    public int Minimum => (int)Math.Ceiling(Behavior.DesiredCount * Behavior.MinimumHealthyPercent / 100m);

    private int Maximum => (int)Math.Floor(Behavior.DesiredCount * Behavior.MaximumPercent / 100m);
}
