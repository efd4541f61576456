using EcsRestart.Ecs;

namespace EcsRestart.Restart;

/// <summary>Finds the deployment that a call of UpdateService created.</summary>
internal static class NewDeployment
{
    /// <summary>Searches the current deployments, and the events in case a new deployment has already failed and disappeared.</summary>
    /// <param name="since">The earliest time when the deployment can have been created.</param>
    /// <returns>The new deployment, or null.</returns>
    public static DeploymentSnapshot? Find(ServiceSnapshot before, ServiceSnapshot now, DateTimeOffset since)
    {
        var known = KnownIds(before);
        known.UnionWith(RestoredIds(before, now));
        if (now.Deployments.FirstOrDefault(deployment => !known.Contains(deployment.Id)) is { } listed)
            return Dated(listed, since);

        // The event has an ECS time and the call has a local time. The earlier of the two is at most slightly later than the deployment.
        return now.Events.FirstOrDefault(item => item.FailedDeploymentId is { } id && !known.Contains(id)) is { FailedDeploymentId: { } gone } failure
            ? new DeploymentSnapshot
            {
                Id = gone,
                IsPrimary = false,
                CreatedAt = failure.CreatedAt < since ? failure.CreatedAt : since,
                RolloutState = RolloutState.Failed,
            }
            : null;
    }

    /// <summary>
    /// True when a deployment has failed since the earlier poll. Not every event names its deployment, so it can be an unknown one.
    /// </summary>
    public static bool HasFailureSince(ServiceSnapshot before, ServiceSnapshot now) =>
        EventsSince(before, now).Any(serviceEvent => serviceEvent.IsDeploymentFailure || serviceEvent.IsRollback);

    /// <summary>
    /// Returns the deployments that ECS has rolled back to since the earlier poll. They can have a new ID, but no call created them.
    /// </summary>
    private static IEnumerable<string> RestoredIds(ServiceSnapshot before, ServiceSnapshot now)
    {
        var rollbacks = EventsSince(before, now).Where(serviceEvent => serviceEvent.IsRollback).ToList();
        return from deployment in now.Deployments
               where deployment.IsRollbackTarget
                   || rollbacks.Exists(rollback => rollback.RollbackTargetId is { } target ? target == deployment.Id : deployment.IsPrimary)
               select deployment.Id;
    }

    private static IEnumerable<ServiceEvent> EventsSince(ServiceSnapshot before, ServiceSnapshot now) => now.Events.Except(before.Events);

    /// <summary>Returns the deployment that a response to UpdateService shows as PRIMARY.</summary>
    /// <param name="since">The earliest time when the deployment can have been created.</param>
    /// <returns>Null when the response is stale: it shows no PRIMARY deployment, or one that already existed.</returns>
    public static DeploymentSnapshot? InResponse(ServiceSnapshot before, ServiceSnapshot response, DateTimeOffset since) =>
        response.Primary is { } primary && !KnownIds(before).Contains(primary.Id) ? Dated(primary, since) : null;

    /// <summary>Sets a missing date. The date limits which events belong to the deployment; without it, every earlier event would.</summary>
    private static DeploymentSnapshot Dated(DeploymentSnapshot deployment, DateTimeOffset since) =>
        deployment.CreatedAt == default ? deployment with { CreatedAt = since } : deployment;

    private static HashSet<string> KnownIds(ServiceSnapshot before) =>
        before.Deployments.Select(deployment => deployment.Id).Concat(FailedIds(before)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> FailedIds(ServiceSnapshot service) =>
        service.Events.Select(item => item.FailedDeploymentId).OfType<string>();
}
