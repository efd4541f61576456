using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The result of one poll of a rollout.</summary>
/// <param name="Snapshot">Null when the response did not include the service, or there was no response.</param>
/// <param name="Refusal">Why polling again cannot succeed; null when it can.</param>
internal sealed record DescribedRollout(Rollout Rollout, ServiceSnapshot? Snapshot, string? Refusal)
{
    /// <summary>True when ECS responded and the service or its cluster no longer exists.</summary>
    public bool IsMissing { get; init; }

    /// <param name="elapsed">The time since the restart was requested.</param>
    public Verdict Decide(RolloutHistory history, TimeSpan elapsed) =>
        Refusal is null ? RolloutPolicy.Decide(this, history, elapsed) : new Verdict.Unverified(Refusal);
}
