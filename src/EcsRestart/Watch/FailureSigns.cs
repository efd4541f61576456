using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>
/// The evidence in one response that a deployment failed: IDs, states, reasons and events. The date of a deployment only
/// limits which events count.
/// </summary>
/// <param name="HasFailed">ECS reported that the deployment failed.</param>
/// <param name="HasRollbackEvent">ECS reported a rollback since the deployment started.</param>
/// <param name="IsRolledBack">The response as a whole shows a rollback: an event, a reason, or a failure that ECS is configured to roll back.</param>
/// <param name="RollbackTargetId">The deployment that ECS rolls back to; null when no event names it.</param>
/// <param name="Reason">The reason ECS gives for the failure; null when it gives none.</param>
internal sealed record FailureSigns(bool HasFailed, bool HasRollbackEvent, bool IsRolledBack, string? RollbackTargetId, string? Reason)
{
    /// <param name="since">The earliest time at which the deployment can have been created, by the ECS clock.</param>
    public static FailureSigns Of(ServiceSnapshot service, string deploymentId, DateTimeOffset since)
    {
        var deployment = service.Find(deploymentId);
        var failures = service.Events.Where(item => IsFailureOf(item, deploymentId, since)).OrderBy(item => item.FailedDeploymentId is null).ToArray();
        var rollback = service.EventsSince(since).FirstOrDefault(item => item.IsRollback && item.RollbackTargetId != deploymentId);
        var hasFailed = deployment is { HasFailed: true } || failures.Length > 0;
        var isRolledBack = rollback is not null
            || deployment is { IsRolledBack: true }
            || (service.Primary is { ReportsRollback: true } primary && primary.Id != deploymentId)
            || (hasFailed && service.RollsBack);
        return new(hasFailed, rollback is not null, isRolledBack, rollback?.RollbackTargetId, ReasonOf(failures, deployment));
    }

    private static bool IsFailureOf(ServiceEvent serviceEvent, string deploymentId, DateTimeOffset since) => serviceEvent.IsDeploymentFailure
        && (serviceEvent.FailedDeploymentId is { } id ? id == deploymentId : serviceEvent.CreatedAt >= since);

    /// <summary>Returns the reason of the event, or that of the failed deployment when it includes the event's reason.</summary>
    private static string? ReasonOf(IEnumerable<ServiceEvent> failures, DeploymentSnapshot? deployment)
    {
        var eventReason = failures.Select(failure => failure.FailureReason).FirstOrDefault(reason => !string.IsNullOrWhiteSpace(reason))?.TrimEnd('.');
        var stateReason = deployment?.FailureReason;
        return eventReason is null || stateReason?.Contains(eventReason, StringComparison.OrdinalIgnoreCase) == true ? stateReason : eventReason;
    }
}
