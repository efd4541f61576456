namespace EcsRestart.StepFunctions;

/// <summary>
/// The rollback of a rollout that is given up. It is decided in one step and requested in the next: when that step is lost after the call,
/// its repetition knows that the rollback may have been requested already.
/// </summary>
/// <param name="Cause">Why the rollout is given up, in a sentence.</param>
/// <param name="RequestedAt">Null while it is only decided.</param>
public sealed record PendingRollback(string Cause, DateTimeOffset? RequestedAt);
