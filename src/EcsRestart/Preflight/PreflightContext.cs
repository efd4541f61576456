using EcsRestart.Ecs;
using EcsRestart.Request;

namespace EcsRestart.Preflight;

/// <summary>The facts that the preflight rules use to decide whether to restart a service.</summary>
/// <param name="Now">The time at which ECS described the service.</param>
/// <param name="Options">The options of the request for this service.</param>
internal sealed record PreflightContext(ServiceSnapshot Service, DateTimeOffset Now, RestartRequest Request, ServiceOptions Options)
{
    public DeploymentBounds Arithmetic => DeploymentBounds.Of(
        Service.DesiredCount, Service.MinimumHealthyPercent, Service.MaximumPercent);

    /// <summary>
    /// True while ECS replaces tasks. Behind a Classic Load Balancer, where ECS reports no rollout state, true while the service has more
    /// than one deployment: a single deployment with missing tasks replaces nothing.
    /// </summary>
    public bool IsRollingOut => Service.Primary switch
    {
        null => false,
        { RolloutState: { } state } => state == RolloutState.InProgress,
        _ => Service.Deployments.Count > 1,
    };

    /// <summary>True until the PRIMARY deployment has replaced all tasks; without a rollout state, until all desired tasks are running.</summary>
    public bool IsUnfinished => IsRollingOut || (Service.Primary is { RolloutState: null } && Service.RunningCount < Service.DesiredCount);

    /// <summary>
    /// True while ECS rolls back to the PRIMARY deployment. Its rollout state reason or a service event reports that, or a newer
    /// deployment has failed.
    /// </summary>
    public bool IsRollingBack => IsRollingOut && Service.Primary is { } primary
        && (primary.ReportsRollback
            || Service.Events.Any(serviceEvent => serviceEvent.RollbackTargetId == primary.Id)
            || Service.Deployments.Any(other => !other.IsPrimary && other.HasFailed && other.CreatedAt > primary.CreatedAt));

    /// <summary>Zero for a deployment created in the future: the ECS clock can be ahead of this machine.</summary>
    public TimeSpan AgeOf(DeploymentSnapshot deployment) => deployment.CreatedAt < Now ? Now - deployment.CreatedAt : TimeSpan.Zero;
}
