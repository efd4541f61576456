namespace EcsRestart.Results;

/// <summary>Limits the memory for the evidence of a run, so that thousands of failures with long texts do not fill it. The log has everything.</summary>
/// <param name="maxLength">The limit in characters. Null for no limit.</param>
public sealed class EvidenceBudget(int? maxLength)
{
    private long _length;
    private int _leftOut;

    /// <summary>The number of rejected reservations.</summary>
    public int LeftOut => _leftOut;

    /// <summary>Reserves space; false when the limit is reached. Thread-safe.</summary>
    /// <param name="length">The length in characters.</param>
    public bool Reserve(int length)
    {
        if (maxLength is not { } limit || length == 0 || Interlocked.Add(ref _length, length) <= limit)
            return true;

        Interlocked.Increment(ref _leftOut);
        return false;
    }

    /// <summary>Returns the result to keep in memory, without its stopped tasks when there is no space for them.</summary>
    public RestartResult Keep(RestartResult result) => result.Diagnosis is { StoppedTasks: { Count: > 0 } tasks } diagnosis
        && !Reserve(tasks.Sum(task => task.Task.Length + (task.Reason?.Length ?? 0)))
            ? result with { Diagnosis = diagnosis.Events.Count > 0 ? diagnosis with { StoppedTasks = [] } : null }
            : result;
}
