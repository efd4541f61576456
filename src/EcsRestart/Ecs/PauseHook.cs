namespace EcsRestart.Ecs;

/// <summary>A pause hook in a service's deployment configuration: ECS waits for a person at each of its lifecycle stages.</summary>
/// <param name="Stages">Lifecycle stages such as <c>POST_SCALE_UP</c>; an open set.</param>
/// <param name="Timeout">How long ECS waits: 1 minute to 14 days, default 24 hours.</param>
/// <param name="RollsBack">True when ECS then rolls back, which is the default; false when it continues.</param>
public sealed record PauseHook(IReadOnlyList<string> Stages, TimeSpan Timeout, bool RollsBack);
