namespace EcsRestart.Simulator;

/// <summary>A service of a scenario.</summary>
public sealed record ScenarioService(string Name, ServiceBehavior Behaviour);
