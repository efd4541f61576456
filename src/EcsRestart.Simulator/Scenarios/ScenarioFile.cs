using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>A scenario as written.</summary>
internal sealed record ScenarioFile
{
    /// <summary>For editors; not looked at.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; set; }

    /// <summary>For readers; not looked at.</summary>
    public string? Comment { get; set; }

    public required IReadOnlyList<ClusterEntry> Clusters { get; init; }

    public IReadOnlyList<TaskDefinitionEntry> TaskDefinitions { get; set; } = [];

    public IReadOnlyList<ParameterEntry> Parameters { get; set; } = [];

    public IReadOnlyList<TableEntry> Tables { get; set; } = [];

    public IReadOnlyList<FaultEntry> Faults { get; set; } = [];

    public RateEntry? Throttling { get; set; }

    public double? ReadLagSeconds { get; set; }

    /// <exception cref="InvalidDataException">Some values make no sense; the message names them all.</exception>
    public Scenario ToScenario()
    {
        var problems = Clusters.SelectMany((cluster, index) => cluster.Problems($"$.clusters[{index}]"))
            .Concat(TaskDefinitions.SelectMany((definition, index) => definition.Problems($"$.taskDefinitions[{index}]")))
            .Concat(Parameters.SelectMany((parameter, index) => parameter.Problems($"$.parameters[{index}]")))
            .Concat(Tables.SelectMany((table, index) => table.Problems($"$.tables[{index}]")))
            .Concat(Faults.SelectMany((fault, index) => fault.Problems($"$.faults[{index}]")))
            .Concat(Throttling?.Problems("$.throttling") ?? [])
            .Concat(ReadLagSeconds < 0 ? ["$.readLagSeconds: below 0."] : [])
            .ToList();
        return problems.Count == 0
            ? new Scenario
            {
                Clusters = [.. Clusters.Select(cluster => cluster.ToCluster())],
                TaskDefinitions = [.. TaskDefinitions.Select(definition => new ScenarioTaskDefinition(definition.Name, definition.ToBehaviour()))],
                Parameters = [.. Parameters.Select(parameter => parameter.ToParameter())],
                Tables = [.. Tables.Select(table => table.ToTable())],
                Faults = [.. Faults.Select(fault => fault.ToFault())],
                Rate = Throttling?.ToRate(),
                ReadLag = ReadLagSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            }
            : throw new InvalidDataException(string.Join(Environment.NewLine, problems));
    }
}
