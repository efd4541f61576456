namespace EcsRestart.Ecs;

/// <summary>A token bucket that some actions share in one account and Region.</summary>
/// <param name="Burst">The calls a full bucket allows at once.</param>
/// <param name="PerSecond">The calls it gains a second.</param>
public sealed record RateLimit(int Burst, double PerSecond);
