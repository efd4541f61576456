namespace EcsRestart.Simulator;

/// <summary>A parameter in a scenario.</summary>
/// <param name="Type"><c>String</c>, <c>StringList</c> or <c>SecureString</c>.</param>
public sealed record ScenarioParameter(string Name, string Value, string Type);
