namespace EcsRestart.Ecs;

/// <summary>
/// A token bucket as ECS keeps one for each group of actions, so that calls are held back here rather than refused there.
/// Callers get their turn in the order they came: who finds the bucket empty takes a token that is still to come, and waits for it.
/// </summary>
internal sealed class ApiPacer(RateLimit limit, TimeProvider clock)
{
    /// <summary>Timers may fire a little early.</summary>
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private double _tokens = limit.Burst;
    private long _refilledAt = clock.GetTimestamp();

    /// <summary>Waits for a call's turn.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up waiting; its turn goes to those who come later.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Take() is not { } wait)
            return;

        try
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Return();
            throw;
        }
    }

    /// <summary>ECS throttled a call: others share its bucket and emptied it.</summary>
    public void Drain()
    {
        lock (_lock)
        {
            Refill();
            _tokens = Math.Min(_tokens, 0);
        }
    }

    /// <returns>How long to wait for the token taken, or null when it was there.</returns>
    private TimeSpan? Take()
    {
        lock (_lock)
        {
            Refill();
            _tokens--;
            return _tokens >= 0 ? null : TimeSpan.FromSeconds(-_tokens / limit.PerSecond) + TimerSlack;
        }
    }

    private void Return()
    {
        lock (_lock)
            _tokens++;
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(limit.Burst, _tokens + clock.GetElapsedTime(_refilledAt, now).TotalSeconds * limit.PerSecond);
        _refilledAt = now;
    }
}
