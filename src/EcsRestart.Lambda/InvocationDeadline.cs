namespace EcsRestart.Lambda;

/// <summary>The deadline of an invocation, with time reserved to return the report.</summary>
internal sealed class InvocationDeadline : IDisposable
{
    /// <summary>In the last 5 s, nothing new is started, but calls in progress can still complete.</summary>
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    /// <summary>In the last 1.5 s, calls in progress are aborted, and the report is returned.</summary>
    private static readonly TimeSpan AbortMargin = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _abort;

    /// <param name="remaining">The remaining time of the invocation. The margins take at most a fifth and a tenth of it.</param>
    public InvocationDeadline(TimeSpan remaining, TimeProvider clock)
    {
        _stop = After(remaining - Shorter(StopMargin, remaining / 5), clock);
        _abort = After(remaining - Shorter(AbortMargin, remaining / 10), clock);
        Signals = new StopSignals(OutOfTime: _stop.Token, Interrupted: CancellationToken.None);
    }

    public StopSignals Signals { get; }

    /// <summary>Aborts calls in progress.</summary>
    public CancellationToken Abort => _abort.Token;

    public void Dispose()
    {
        _stop.Dispose();
        _abort.Dispose();
    }

    private static CancellationTokenSource After(TimeSpan delay, TimeProvider clock) =>
        new(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, clock);

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
