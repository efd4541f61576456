namespace EcsRestart.Simulator;

/// <summary>A service's deployment circuit breaker; ECS leaves it off unless asked.</summary>
public sealed record CircuitBreaker(bool Enable, bool Rollback)
{
    /// <summary>
    /// How many tasks in a row must fail: half of the desired ones, rounded up, at least 3 and at most 200
    /// (Developer Guide, "How the Amazon ECS deployment circuit breaker detects failures").
    /// </summary>
    internal static int Threshold(int desiredCount) => Math.Clamp((desiredCount + 1) / 2, 3, 200);
}
