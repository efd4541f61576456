namespace EcsRestart.Cli.Session;

/// <summary>The ECS that the user selected.</summary>
internal sealed record SessionSettings
{
    public required bool Aws { get; init; }

    public required string? Profile { get; init; }

    /// <summary>Null for the Region of the environment, or the default of the simulator.</summary>
    public required string? Region { get; init; }

    /// <summary>Null for the services of the request.</summary>
    public required string? ScenarioPath { get; init; }

    public required double Speed { get; init; }

    public string SimulatedRegion => Region ?? SessionOptions.SimulatedRegion;
}
