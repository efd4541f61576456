using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.Preflight;

/// <summary>All that a service is judged by before it is restarted.</summary>
/// <param name="Now">When ECS described it.</param>
/// <param name="Request">What the run as a whole asks for.</param>
/// <param name="Options">What it asks for this service.</param>
internal sealed record PreflightContext(ServiceSnapshot Service, DateTimeOffset Now, RestartRequest Request, ServiceOptions Options)
{
    public DeploymentBounds Arithmetic => DeploymentBounds.Of(
        Service.DesiredCount, Service.MinimumHealthyPercent, Service.MaximumPercent);

    /// <summary>
    /// True while ECS replaces tasks. Behind a Classic Load Balancer, where it reports no state, that is so while there is more than one
    /// deployment: a single one that is short of tasks replaces nothing.
    /// </summary>
    public bool IsRollingOut => Service.Primary switch
    {
        null => false,
        { RolloutState: { } state } => state == RolloutState.InProgress,
        _ => Service.Deployments.Count > 1,
    };

    /// <summary>True until PRIMARY has replaced all tasks, as far as ECS shows it: without a state, until all desired tasks run.</summary>
    public bool IsUnfinished => IsRollingOut || (Service.Primary is { RolloutState: null } && Service.RunningCount < Service.DesiredCount);

    /// <summary>
    /// True while ECS goes back to PRIMARY after a newer deployment failed. The reason of PRIMARY or an event tells; so does a newer
    /// deployment behind it that has failed.
    /// </summary>
    public bool IsRollingBack => IsRollingOut && Service.Primary is { } primary
        && (primary.ReportsRollback
            || Service.Events.Any(serviceEvent => serviceEvent.RollbackTargetId == primary.Id)
            || Service.Deployments.Any(other => !other.IsPrimary && other.HasFailed && other.CreatedAt > primary.CreatedAt));

    /// <summary>Zero for a deployment that ECS dates after now: its clock can be ahead of this machine's.</summary>
    public TimeSpan AgeOf(DeploymentSnapshot deployment) => deployment.CreatedAt < Now ? Now - deployment.CreatedAt : TimeSpan.Zero;
}
