namespace EcsRestart.Simulator;

/// <summary>
/// Delays the start of tasks that repeatedly fail to start, increasing to 27 minutes. Tasks that fail after they have been running are
/// replaced at once (Developer Guide, "Service throttle logic"). AWS does not publish the delays. Recorded: about 40 s, 30 s, then at least
/// 5 min; from then on the delay doubles here.
/// </summary>
internal sealed class StartThrottle
{
    private static readonly TimeSpan[] FirstWaits = [TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(27);

    private int _failures;

    /// <summary>The earliest start of the next task. Null for no delay.</summary>
    public DateTimeOffset? Until { get; private set; }

    public void RecordFailedStart(DateTimeOffset now)
    {
        var doublings = Math.Max(0, _failures - FirstWaits.Length + 1);
        var wait = FirstWaits[Math.Min(_failures, FirstWaits.Length - 1)] * Math.Pow(2, doublings);
        Until = now + (wait < MaxWait ? wait : MaxWait);
        _failures = Math.Min(_failures + 1, FirstWaits.Length + 5);
    }

    public void RecordRunningTask()
    {
        Until = null;
        _failures = 0;
    }
}
