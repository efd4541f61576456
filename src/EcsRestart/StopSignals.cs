namespace EcsRestart;

/// <summary>The two signals that end a run early. Nothing new starts after one, and the results so far are reported.</summary>
/// <param name="OutOfTime">Set when the time for the run is almost over.</param>
/// <param name="Interrupted">Set when a person stops the run.</param>
public sealed record StopSignals(CancellationToken OutOfTime, CancellationToken Interrupted)
{
    /// <summary>When <see cref="OutOfTime"/> is set; null when that is unknown or never happens.</summary>
    public DateTimeOffset? OutOfTimeAt { get; init; }

    public static readonly StopSignals None = new(CancellationToken.None, CancellationToken.None);

    /// <summary>The outcome of services that were not reached.</summary>
    internal (ResultCode Code, string Sentence) ServiceNotStarted => Interrupted.IsCancellationRequested
        ? (ResultCode.Halted, "The run was interrupted before this service was restarted.")
        : (ResultCode.OutOfTime, "The run was almost out of time when this service's turn came. UpdateService was not called.");

    /// <summary>The outcome of tasks that were not reached.</summary>
    internal (ResultCode Code, string Sentence) TaskNotStarted => Interrupted.IsCancellationRequested
        ? (ResultCode.Halted, "The run was interrupted before this task was run.")
        : (ResultCode.OutOfTime, "The run was almost out of time when this task's turn came. RunTask was not called.");
}
