namespace EcsRestart.Simulator;

/// <summary>Another account and Region of a scenario.</summary>
public sealed record ScenarioAccount
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>The role of this account that leads there; null: the home account itself, or a role of another entry.</summary>
    public SimulatedRole? Role { get; init; }

    /// <summary>What is there, how the API answers there, and what goes wrong.</summary>
    public required Scenario Content { get; init; }
}
