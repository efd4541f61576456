namespace EcsRestart.Simulator;

/// <summary>The deployment circuit breaker of a service. Disabled by default, as in ECS.</summary>
public sealed record CircuitBreaker(bool Enable, bool Rollback)
{
    /// <summary>
    /// The number of consecutive task failures that trips the breaker: half the desired count, rounded up, at least 3 and at most 200
    /// (Developer Guide, "How the Amazon ECS deployment circuit breaker detects failures").
    /// </summary>
    internal static int Threshold(int desiredCount) => Math.Clamp((desiredCount + 1) / 2, 3, 200);
}
