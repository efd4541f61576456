namespace EcsRestart.Ecs;

/// <summary>A token bucket that some actions share in one account and Region.</summary>
/// <param name="Burst">The calls a full bucket allows at once.</param>
/// <param name="PerSecond">The calls it gains a second.</param>
public sealed record RateLimit(int Burst, double PerSecond)
{
    /// <summary>The part of it for one of several callers that know nothing of each other; at least one call at once.</summary>
    internal RateLimit Share(int callers) => new(Math.Max(1, Burst / callers), PerSecond / callers);
}
