namespace EcsRestart.Results;

/// <summary>The room in memory for the evidence of a run: thousands of failures with long texts must not fill it. The log has everything.</summary>
/// <param name="maxLength">In characters; null for no limit.</param>
public sealed class EvidenceBudget(int? maxLength)
{
    private long _length;
    private int _leftOut;

    /// <summary>How often there was no room.</summary>
    public int LeftOut => _leftOut;

    /// <summary>Asks for room. Safe to use from several threads.</summary>
    /// <param name="length">In characters.</param>
    public bool Reserve(int length)
    {
        if (maxLength is not { } limit || length == 0 || Interlocked.Add(ref _length, length) <= limit)
            return true;

        Interlocked.Increment(ref _leftOut);
        return false;
    }

    /// <summary>The result as far as it is kept in memory: without the stopped tasks that there is no room for.</summary>
    public RestartResult Keep(RestartResult result) => result.Diagnosis is { StoppedTasks: { Count: > 0 } tasks } diagnosis
        && !Reserve(tasks.Sum(task => task.Task.Length + (task.Reason?.Length ?? 0)))
            ? result with { Diagnosis = diagnosis.Events.Count > 0 ? diagnosis with { StoppedTasks = [] } : null }
            : result;
}
