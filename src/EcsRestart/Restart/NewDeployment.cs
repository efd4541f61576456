using EcsRestart.Ecs;

namespace EcsRestart.Restart;

/// <summary>Which deployment a service has had since an earlier look.</summary>
internal static class NewDeployment
{
    /// <summary>Looks among the live deployments and, since one that fails at once may have come and gone, among the events.</summary>
    /// <param name="since">When the deployment can have been made at the earliest.</param>
    /// <returns>Null when there is none.</returns>
    public static DeploymentSnapshot? Find(ServiceSnapshot before, ServiceSnapshot now, DateTimeOffset since)
    {
        var known = KnownIds(before);
        if (now.Deployments.FirstOrDefault(deployment => !known.Contains(deployment.Id)) is { } listed)
            return listed;

        // The event has ECS's date and the call has ours: the earlier of the two is not after the deployment's creation by much.
        return now.Events.FirstOrDefault(one => one.FailedDeploymentId is { } id && !known.Contains(id)) is { FailedDeploymentId: { } gone } failure
            ? new DeploymentSnapshot
            {
                Id = gone,
                IsPrimary = false,
                CreatedAt = failure.CreatedAt < since ? failure.CreatedAt : since,
                RolloutState = RolloutState.Failed,
            }
            : null;
    }

    /// <summary>The deployment that a response to UpdateService shows as PRIMARY.</summary>
    /// <returns>Null when the response is stale: it shows none, or one that was there before.</returns>
    public static DeploymentSnapshot? InResponse(ServiceSnapshot before, ServiceSnapshot response) =>
        response.Primary is { } primary && !KnownIds(before).Contains(primary.Id) ? primary : null;

    private static HashSet<string> KnownIds(ServiceSnapshot before) =>
        before.Deployments.Select(deployment => deployment.Id).Concat(FailedIds(before)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> FailedIds(ServiceSnapshot service) =>
        service.Events.Select(happened => happened.FailedDeploymentId).OfType<string>();
}
