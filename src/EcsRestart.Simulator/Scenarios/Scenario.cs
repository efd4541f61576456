namespace EcsRestart.Simulator;

/// <summary>Clusters, services, how each behaves, and what goes wrong.</summary>
public sealed record Scenario
{
    public required IReadOnlyList<ScenarioCluster> Clusters { get; init; }

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Reads a scenario file.</summary>
    /// <exception cref="InvalidDataException">Not a scenario; the message names the place in the file and what is wrong.</exception>
    public static Scenario Load(string path) => throw new NotSupportedException();

    /// <summary>Reads a scenario.</summary>
    /// <exception cref="InvalidDataException">Not a scenario; the message names the place and what is wrong.</exception>
    public static Scenario Parse(string json) => throw new NotSupportedException();
}
