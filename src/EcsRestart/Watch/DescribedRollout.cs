using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>What one look at a rollout showed.</summary>
/// <param name="Snapshot">Null: ECS's answer did not have the service, or there was no answer.</param>
/// <param name="Refusal">Why looking again is of no use; null when it may be.</param>
internal sealed record DescribedRollout(Rollout Rollout, ServiceSnapshot? Snapshot, string? Refusal)
{
    /// <summary>True when ECS answered, and the service or its cluster no longer exists.</summary>
    public bool IsMissing { get; init; }

    /// <param name="elapsed">The time since the restart was asked for.</param>
    public Verdict Decide(RolloutHistory history, TimeSpan elapsed) =>
        Refusal is null ? RolloutPolicy.Decide(this, history, elapsed) : new Verdict.Unverified(Refusal);
}
