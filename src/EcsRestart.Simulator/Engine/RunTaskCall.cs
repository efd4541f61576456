namespace EcsRestart.Simulator;

/// <summary>A RunTask call with a client token, kept so that it is not repeated.</summary>
/// <param name="Parameters">The parameters of the call as JSON, without the token.</param>
internal sealed record RunTaskCall(string Parameters, DateTimeOffset At, IReadOnlyList<OneTimeTask> Tasks)
{
    private static readonly TimeSpan MaxTokenLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan LifetimeAfterLastTask = TimeSpan.FromHours(1);

    /// <summary>
    /// A token expires after 24 hours, or earlier: one hour after its last task has stopped (API Reference, "Ensuring idempotency").
    /// </summary>
    public bool IsExpiredAt(DateTimeOffset now) =>
        At + MaxTokenLifetime <= now || Tasks.All(task => task.StoppedAt + LifetimeAfterLastTask <= now);
}
