namespace EcsRestart.Simulator;

/// <summary>A cluster in a scenario, with its services.</summary>
public sealed record ScenarioCluster(string Name, IReadOnlyList<ScenarioService> Services);
