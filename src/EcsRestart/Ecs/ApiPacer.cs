namespace EcsRestart.Ecs;

/// <summary>
/// A token bucket as ECS keeps one for each group of actions, so that calls are held back here rather than refused there.
/// Callers get their turn in the order they came.
/// </summary>
internal sealed class ApiPacer(RateLimit limit, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private double _tokens = limit.Burst;
    private long _refilledAt = clock.GetTimestamp();

    /// <summary>Waits for a call's turn.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (TryTake() is { } wait)
                await Task.Delay(wait, clock, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>ECS throttled a call: others share its bucket and emptied it.</summary>
    public void Empty()
    {
        lock (_lock)
        {
            Refill();
            _tokens = Math.Min(_tokens, 0);
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <returns>How long to wait before trying again, or null when a token was taken.</returns>
    private TimeSpan? TryTake()
    {
        lock (_lock)
        {
            Refill();
            if (_tokens < 1)
                return TimeSpan.FromSeconds((1 - _tokens) / limit.PerSecond) + TimeSpan.FromMilliseconds(1);

            _tokens--;
            return null;
        }
    }

    private void Refill()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(limit.Burst, _tokens + clock.GetElapsedTime(_refilledAt, now).TotalSeconds * limit.PerSecond);
        _refilledAt = now;
    }
}
