namespace EcsRestart.Simulator;

/// <summary>
/// The scheduler waits ever longer before it tries again to start tasks that never come to run, 27 minutes at most; tasks that ran and
/// then failed are replaced at once (Developer Guide, "Service throttle logic"). How the wait grows is not published: it doubles here.
/// </summary>
internal sealed class StartThrottle
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(27);

    private TimeSpan _wait = First;

    /// <summary>No task starts before; null: nothing holds it back.</summary>
    public DateTimeOffset? Until { get; private set; }

    public void TaskFailedToStart(DateTimeOffset now)
    {
        Until = now + _wait;
        _wait = _wait * 2 < Longest ? _wait * 2 : Longest;
    }

    public void TaskRuns()
    {
        Until = null;
        _wait = First;
    }
}
