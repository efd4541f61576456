namespace EcsRestart.StepFunctions;

/// <summary>
/// The rollback of a rollout that is given up. One step decides on it and the next step requests it. When that step is lost after the
/// call, its retry knows that the rollback may already have been requested.
/// </summary>
/// <param name="Cause">Why the rollout is given up, in a sentence.</param>
/// <param name="RequestedAt">When the rollback was requested; null while it is only decided.</param>
public sealed record PendingRollback(string Cause, DateTimeOffset? RequestedAt);
