namespace EcsRestart.Simulator;

/// <summary>
/// The scheduler waits ever longer before it tries again to start tasks that never come to run, 27 minutes at most; tasks that ran and
/// then failed are replaced at once (Developer Guide, "Service throttle logic"). AWS does not publish how the wait grows. Recorded waits
/// are about 40 s, 30 s and then 5 min or more; from there on it doubles here.
/// </summary>
internal sealed class StartThrottle
{
    private static readonly TimeSpan[] FirstWaits = [TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(27);

    private int _failures;

    /// <summary>No task starts before; null: nothing holds it back.</summary>
    public DateTimeOffset? Until { get; private set; }

    public void TaskFailedToStart(DateTimeOffset now)
    {
        var doublings = Math.Max(0, _failures - FirstWaits.Length + 1);
        var wait = FirstWaits[Math.Min(_failures, FirstWaits.Length - 1)] * Math.Pow(2, doublings);
        Until = now + (wait < MaxWait ? wait : MaxWait);
        _failures = Math.Min(_failures + 1, FirstWaits.Length + 5);
    }

    public void TaskRuns()
    {
        Until = null;
        _failures = 0;
    }
}
