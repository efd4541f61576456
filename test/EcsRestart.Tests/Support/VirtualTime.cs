using System.Diagnostics.CodeAnalysis;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Support;

/// <summary>
/// Runs asynchronous work on the calling thread in virtual time. The clock advances to the next timer only when there is no other work,
/// so the same seed always gives the same sequence. Killed work never continues, like a killed process.
/// </summary>
/// <param name="isBusy">Returns true while other threads do work that does not wait for the clock. Null when there is no such work.</param>
internal sealed class VirtualTime(SteppedClock clock, Func<bool>? isBusy = null) : SynchronizationContext
{
    /// <summary>How long to wait for work on other threads, which can finish without posting a continuation.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(1);

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

    /// <summary>Runs work until it finishes or is killed.</summary>
    /// <param name="killAt">When to kill the work if it has not finished.</param>
    /// <returns>The result of the work, or the default when it was killed.</returns>
    /// <exception cref="TimeoutException">The work waits without a timer, or for longer than a day.</exception>
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
                    TakeTurns(PollInterval);
                    continue;
                }

                if (clock.NextTimer is not { } next || next > limit)
                    throw new TimeoutException("The work waits for more than a day.");

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

    /// <param name="timeout">How long to wait for each continuation.</param>
    private void TakeTurns(TimeSpan timeout)
    {
        while (TryTakeTurn(timeout, out var turn))
            turn();
    }

    private bool TryTakeTurn(TimeSpan timeout, [NotNullWhen(true)] out Action? turn)
    {
        lock (_turns)
        {
            if (_turns.Count == 0 && timeout > TimeSpan.Zero)
                Monitor.Wait(_turns, timeout);
            return _turns.TryDequeue(out turn);
        }
    }
}
