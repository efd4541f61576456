namespace EcsRestart.Simulator;

/// <summary>A service's deployment circuit breaker; ECS leaves it off unless asked.</summary>
public sealed record CircuitBreaker(bool Enable, bool Rollback);
