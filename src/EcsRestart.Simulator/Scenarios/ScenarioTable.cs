namespace EcsRestart.Simulator;

/// <summary>A table of a scenario.</summary>
/// <param name="Items">JSON objects.</param>
public sealed record ScenarioTable(string Name, IReadOnlyList<string> Items);
