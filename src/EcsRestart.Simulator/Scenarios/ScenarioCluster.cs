namespace EcsRestart.Simulator;

/// <summary>A cluster of a scenario and its services by name.</summary>
public sealed record ScenarioCluster(string Name, IReadOnlyList<ScenarioService> Services);
