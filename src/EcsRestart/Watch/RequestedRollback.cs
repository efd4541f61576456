namespace EcsRestart.Watch;

/// <summary>A rollback that this run requested because it gave a rollout up.</summary>
/// <param name="Cause">Why, in a sentence.</param>
/// <param name="RequestedAt">When, as a timestamp of the run's clock.</param>
public sealed record RequestedRollback(string Cause, long RequestedAt);
