namespace EcsRestart.Simulator;

/// <summary>A service in a scenario.</summary>
public sealed record ScenarioService(string Name, ServiceBehavior Behavior);
