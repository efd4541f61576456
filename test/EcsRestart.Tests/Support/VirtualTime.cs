using System.Diagnostics.CodeAnalysis;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>
/// Runs asynchronous work on the calling thread in virtual time: the clock moves to the next timer only when nothing is left to do,
/// so that the same seed gives the same night. Work that is killed never gets another turn, as a process that is killed.
/// </summary>
/// <param name="isBusy">Whether something is being done elsewhere that does not wait for the clock; null: all is done here.</param>
internal sealed class VirtualTime(SteppedClock clock, Func<bool>? isBusy = null) : SynchronizationContext
{
    /// <summary>What is done elsewhere may end without a turn to take.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    private readonly Queue<Action> _turns = new();
    private bool _killed;

    public bool IsKilled => Volatile.Read(ref _killed);

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsKilled)
            return;

        lock (_turns)
        {
            _turns.Enqueue(() => d(state));
            Monitor.Pulse(_turns);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <summary>Runs work until it is done.</summary>
    /// <param name="killAt">When it is killed, if it is not done by then.</param>
    /// <returns>The work's result; the default when it was killed.</returns>
    /// <exception cref="TimeoutException">It waits for nothing, or for longer than a day.</exception>
    public T? Run<T>(Func<Task<T>> begin, DateTimeOffset? killAt = null)
    {
        var former = Current;
        SetSynchronizationContext(this);
        try
        {
            var limit = clock.GetUtcNow() + TimeSpan.FromDays(1);
            var work = begin();
            while (true)
            {
                TakeTurns(TimeSpan.Zero);
                if (work.IsCompleted)
                    return work.GetAwaiter().GetResult();

                if (isBusy?.Invoke() == true)
                {
                    TakeTurns(BetweenLooks);
                    continue;
                }

                if (clock.NextTimer is not { } next || next > limit)
                    throw new TimeoutException("The run does not end.");

                if (next > killAt)
                {
                    Volatile.Write(ref _killed, true);
                    clock.AdvanceTo(killAt.Value);
                    return default;
                }

                clock.AdvanceTo(next);
            }
        }
        finally
        {
            SetSynchronizationContext(former);
        }
    }

    /// <param name="patience">How long to wait for each.</param>
    private void TakeTurns(TimeSpan patience)
    {
        while (TryTakeTurn(patience, out var turn))
            turn();
    }

    private bool TryTakeTurn(TimeSpan patience, [NotNullWhen(true)] out Action? turn)
    {
        lock (_turns)
        {
            if (_turns.Count == 0 && patience > TimeSpan.Zero)
                Monitor.Wait(_turns, patience);
            return _turns.TryDequeue(out turn);
        }
    }
}
