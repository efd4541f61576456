using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The knowledge about a rollout from preflight, the response to UpdateService and earlier polls.</summary>
internal sealed record RolloutHistory
{
    /// <summary>
    /// The other deployments that a response has listed. ECS can roll back to one of them; a deployment that replaces the rollout is new.
    /// </summary>
    public IReadOnlyList<string> KnownIds { get; init; } = [];

    /// <summary>
    /// The time from the start of the rollout to the first of the latest responses without the deployment. Null when the last response
    /// had it.
    /// </summary>
    public TimeSpan? AbsentSince { get; init; }

    /// <summary>True when the last response did not list the service.</summary>
    public bool WasMissing { get; init; }

    /// <summary>The state of the search for the service-deployment record.</summary>
    public ServiceDeploymentTrack Track { get; init; } = new();

    public static RolloutHistory Of(Rollout rollout) =>
        new() { KnownIds = rollout.KnownIds, Track = ServiceDeploymentTrack.Start(rollout) };

    public bool IsKnown(DeploymentSnapshot deployment) => KnownIds.Contains(deployment.Id, StringComparer.Ordinal);

    /// <summary>How long no response has included the deployment, this response included; zero when this response has it.</summary>
    public TimeSpan AbsentFor(DescribedRollout sight, TimeSpan elapsed) => elapsed - (AbsentSinceWith(sight, elapsed) ?? elapsed);

    /// <summary>The history for the next poll.</summary>
    public RolloutHistory After(DescribedRollout sight, TimeSpan elapsed)
    {
        if (sight.Snapshot is not { } service)
            return sight.IsMissing ? this with { WasMissing = true } : this;

        string[] added = [.. service.Deployments.Where(other => other.Id != sight.Rollout.DeploymentId && !IsKnown(other)).Select(other => other.Id)];
        return this with
        {
            KnownIds = added is [] ? KnownIds : [.. KnownIds, .. added],
            AbsentSince = AbsentSinceWith(sight, elapsed),
            WasMissing = false,
        };
    }

    private TimeSpan? AbsentSinceWith(DescribedRollout sight, TimeSpan elapsed) =>
        sight.Snapshot is null ? AbsentSince
        : sight.Snapshot.Find(sight.Rollout.DeploymentId) is null ? AbsentSince ?? elapsed
        : null;
}
