namespace EcsRestart.Watch;

/// <summary>A rollback that this run requested because it gave up a rollout.</summary>
/// <param name="Cause">The reason for the rollback, in a sentence.</param>
/// <param name="RequestedAt">When the rollback was requested, as a timestamp of the run's clock.</param>
public sealed record RequestedRollback(string Cause, long RequestedAt);
