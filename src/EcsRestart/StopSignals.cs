namespace EcsRestart;

/// <summary>The two ways a run is asked to end early: nothing new is started, and what is known so far is reported.</summary>
/// <param name="OutOfTime">The time allowed for the run is nearly over.</param>
/// <param name="Interrupted">A person stopped the run.</param>
public sealed record StopSignals(CancellationToken OutOfTime, CancellationToken Interrupted)
{
    /// <summary>When <see cref="OutOfTime"/> comes; null when that is not known, or never.</summary>
    public DateTimeOffset? OutOfTimeAt { get; init; }

    public static readonly StopSignals None = new(CancellationToken.None, CancellationToken.None);

    /// <summary>What becomes of services whose turn never came.</summary>
    internal (ResultCode Code, string Sentence) ServiceNotStarted => Interrupted.IsCancellationRequested
        ? (ResultCode.Halted, "The run was interrupted before this service was restarted.")
        : (ResultCode.OutOfTime, "The run's time was nearly over before this service was restarted; nothing was called for it.");

    /// <summary>What becomes of tasks whose turn never came.</summary>
    internal (ResultCode Code, string Sentence) TaskNotStarted => Interrupted.IsCancellationRequested
        ? (ResultCode.Halted, "The run was interrupted before this task was run.")
        : (ResultCode.OutOfTime, "The run's time was nearly over before this task was run; it was not started.");
}
