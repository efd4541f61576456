namespace EcsRestart.Ecs;

/// <summary>
/// A token bucket like the one ECS keeps for each group of actions. It delays calls that ECS would throttle.
/// Callers get their turn in the order they arrive: when the bucket is empty, a caller reserves the next token and waits for it.
/// </summary>
internal sealed class ApiPacer(RateLimit limit, TimeProvider clock)
{
    /// <summary>Added to each wait, because timers can fire slightly early.</summary>
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(1);

    private readonly Lock _lock = new();
    private double _tokens = limit.Burst;
    private long _refilledAt = clock.GetTimestamp();

    /// <summary>Waits until the caller may send one call.</summary>
    /// <exception cref="OperationCanceledException">The wait was canceled. The token returns to the bucket.</exception>
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

    /// <summary>Empties the bucket after ECS has throttled a call, because other clients share the limit.</summary>
    public void Drain()
    {
        lock (_lock)
        {
            Refill();
            _tokens = Math.Min(_tokens, 0);
        }
    }

    /// <returns>How long to wait for the reserved token, or null when one was available.</returns>
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
