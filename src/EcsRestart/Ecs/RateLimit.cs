namespace EcsRestart.Ecs;

/// <summary>A token bucket that some actions share in one account and Region.</summary>
/// <param name="Burst">The number of calls that a full bucket allows at once.</param>
/// <param name="PerSecond">The number of calls that the bucket gains per second.</param>
public sealed record RateLimit(int Burst, double PerSecond)
{
    /// <summary>Returns the share of one of several independent callers; its burst is at least 1.</summary>
    internal RateLimit Share(int callers) => new(Math.Max(1, Burst / callers), PerSecond / callers);
}
