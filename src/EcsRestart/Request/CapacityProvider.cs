namespace EcsRestart.Request;

/// <summary>An item of a capacity provider strategy.</summary>
/// <param name="Weight">Relative share of tasks, 0 to 1000. Null for the ECS default.</param>
/// <param name="Base">Minimum number of tasks, 0 to 100000. Null for the ECS default.</param>
public sealed record CapacityProvider(string Name, int? Weight, int? Base);
