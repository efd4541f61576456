namespace EcsRestart.Simulator;

/// <summary>Another account and Region of a scenario.</summary>
public sealed record ScenarioAccount
{
    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>The role to assume in this account. Null for the home account, or when another entry contains the role.</summary>
    public SimulatedRole? Role { get; init; }

    /// <summary>The contents, API settings and faults of this account and Region.</summary>
    public required Scenario Content { get; init; }
}
