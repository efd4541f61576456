using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>What one look at a rollout showed.</summary>
/// <param name="Snapshot">Null: ECS's answer did not have the service, or there was no answer.</param>
/// <param name="Refusal">Why looking again is of no use; null when it may be.</param>
internal sealed record RolloutSight(Rollout Rollout, ServiceSnapshot? Snapshot, string? Refusal)
{
    /// <param name="absentFor">For how long every answer has lacked the deployment; zero when this one has it.</param>
    /// <param name="elapsed">The time since the restart was asked for.</param>
    public RolloutVerdict Verdict(TimeSpan absentFor, TimeSpan elapsed) =>
        Refusal is null ? RolloutPolicy.Decide(Rollout, Snapshot, absentFor, elapsed) : new RolloutVerdict.Unseen(Refusal);

    /// <summary>Since when answers have lacked the deployment, by any clock.</summary>
    /// <param name="before">Since when the answers before did; null: the last one had it.</param>
    /// <param name="now">The moment of this answer.</param>
    public T? AbsentSince<T>(T? before, T now)
        where T : struct =>
        Snapshot is null ? before
        : Snapshot.Find(Rollout.DeploymentId) is null ? before ?? now
        : null;
}
