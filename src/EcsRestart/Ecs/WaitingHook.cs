namespace EcsRestart.Ecs;

/// <summary>A pause hook of a service deployment that waits for a person.</summary>
/// <param name="ExpiresAt">When ECS stops waiting, by its clock; null when ECS returned no time.</param>
/// <param name="RollsBack">True when ECS then rolls back, false when it continues.</param>
public sealed record WaitingHook(DateTimeOffset? ExpiresAt, bool RollsBack);
