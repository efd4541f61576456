namespace EcsRestart.Simulator;

/// <summary>A bucket that starts full, gives a token a call, and refills at its rate less what others take.</summary>
internal sealed class TokenBucket
{
    private readonly double _burst;
    private readonly double _netPerSecond;
    private double _tokens;
    private DateTimeOffset _at;

    public TokenBucket(double burst, double perSecond, double othersPerSecond, DateTimeOffset start)
    {
        _burst = burst;
        _netPerSecond = perSecond - othersPerSecond;
        _tokens = burst;
        _at = start;
    }

    /// <summary>False: there is no token left, and the call is throttled.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        _tokens = Math.Clamp(_tokens + (now - _at).TotalSeconds * _netPerSecond, 0, _burst);
        _at = now;
        if (_tokens < 1)
            return false;

        _tokens--;
        return true;
    }
}
