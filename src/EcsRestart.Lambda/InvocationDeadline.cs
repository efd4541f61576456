namespace EcsRestart.Lambda;

/// <summary>The time an invocation has, with enough of it kept back to return the report.</summary>
internal sealed class InvocationDeadline : IDisposable
{
    /// <summary>From here to the end nothing new is started: calls under way still get their answers.</summary>
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(5);

    /// <summary>From here to the end nothing is waited for: the report is written and returned.</summary>
    private static readonly TimeSpan AbortMargin = TimeSpan.FromSeconds(1.5);

    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _cutOff;

    /// <param name="remaining">What is left of the function's timeout; of a short one the margins take a fifth and a tenth at most.</param>
    public InvocationDeadline(TimeSpan remaining, TimeProvider clock)
    {
        var untilStop = remaining - Shorter(StopMargin, remaining / 5);
        _stop = After(untilStop, clock);
        _cutOff = After(remaining - Shorter(AbortMargin, remaining / 10), clock);
        Signals = new StopSignals(OutOfTime: _stop.Token, Interrupted: CancellationToken.None) { OutOfTimeAt = clock.GetUtcNow() + untilStop };
    }

    public StopSignals Signals { get; }

    /// <summary>Cuts off calls that are under way.</summary>
    public CancellationToken Abort => _cutOff.Token;

    public void Dispose()
    {
        _stop.Dispose();
        _cutOff.Dispose();
    }

    private static CancellationTokenSource After(TimeSpan delay, TimeProvider clock) =>
        new(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, clock);

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
