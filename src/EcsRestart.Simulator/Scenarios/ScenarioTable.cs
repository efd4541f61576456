namespace EcsRestart.Simulator;

/// <summary>A table in a scenario.</summary>
/// <param name="Items">The items as JSON objects.</param>
public sealed record ScenarioTable(string Name, IReadOnlyList<string> Items);
