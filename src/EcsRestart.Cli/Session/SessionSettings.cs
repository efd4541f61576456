namespace EcsRestart.Cli.Session;

/// <summary>Which ECS the user chose.</summary>
internal sealed record SessionSettings
{
    public required bool Aws { get; init; }

    public required string? Profile { get; init; }

    /// <summary>Null: as the environment says, or the simulator's own.</summary>
    public required string? Region { get; init; }

    /// <summary>Null: the services of the request.</summary>
    public required string? ScenarioPath { get; init; }

    public required double Speed { get; init; }

    public string SimulatedRegion => Region ?? SessionOptions.SimulatedRegion;
}
