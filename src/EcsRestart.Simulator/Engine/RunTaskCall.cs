namespace EcsRestart.Simulator;

/// <summary>What RunTask did for a client token, so that it is not done twice.</summary>
/// <param name="Parameters">Those of the call, as JSON without the token.</param>
internal sealed record RunTaskCall(string Parameters, DateTimeOffset At, IReadOnlyList<OneTimeTask> Tasks)
{
    private static readonly TimeSpan MaxKnownDuration = TimeSpan.FromHours(24);
    private static readonly TimeSpan KnownAfterTheLastTask = TimeSpan.FromHours(1);

    /// <summary>A token lives for 24 hours, but no longer than its tasks and an hour (API Reference, "Ensuring idempotency").</summary>
    public bool IsForgottenAt(DateTimeOffset now) =>
        At + MaxKnownDuration <= now || Tasks.All(task => task.StoppedAt + KnownAfterTheLastTask <= now);
}
