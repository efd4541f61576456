namespace EcsRestart.Request;

/// <summary>Where ECS may run tasks, and which part of them.</summary>
/// <param name="Weight">0 to 1,000; null: ECS's own.</param>
/// <param name="Base">0 to 100,000; null: ECS's own.</param>
public sealed record CapacityProvider(string Name, int? Weight, int? Base);
