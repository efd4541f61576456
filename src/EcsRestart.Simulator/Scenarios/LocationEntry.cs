using System.Text.Json;

namespace EcsRestart.Simulator;

/// <summary>The contents of one account and Region in a scenario file.</summary>
internal abstract record LocationEntry
{
    private static readonly Dictionary<string, ServiceDeploymentAccess> Accesses = Enum.GetValues<ServiceDeploymentAccess>()
        .ToDictionary(access => JsonNamingPolicy.CamelCase.ConvertName(access.ToString()), StringComparer.Ordinal);

    /// <summary>A comment for readers; ignored.</summary>
    public string? Comment { get; set; }

    public required IReadOnlyList<ClusterEntry> Clusters { get; init; }

    public IReadOnlyList<TaskDefinitionEntry> TaskDefinitions { get; set; } = [];

    public IReadOnlyList<FaultEntry> Faults { get; set; } = [];

    public RateEntry? Throttling { get; set; }

    public double? ReadLagSeconds { get; set; }

    public string? ServiceDeploymentAccess { get; set; }

    /// <param name="path">The JSON path, such as <c>$</c>.</param>
    public virtual IEnumerable<string> Problems(string path) =>
        Clusters.SelectMany((cluster, index) => cluster.Problems($"{path}.clusters[{index}]"))
            .Concat(TaskDefinitions.SelectMany((definition, index) => definition.Problems($"{path}.taskDefinitions[{index}]")))
            .Concat(Faults.SelectMany((fault, index) => fault.Problems($"{path}.faults[{index}]")))
            .Concat(Throttling?.Problems($"{path}.throttling") ?? [])
            .Concat(ReadLagSeconds < 0 ? [$"{path}.readLagSeconds: must be at least 0."] : [])
            .Concat(ReadLagSeconds > ServiceEntry.MaxDuration ? [$"{path}.readLagSeconds: must be at most {ServiceEntry.MaxDuration}."] : [])
            .Concat(ServiceDeploymentAccess is { } access && !Accesses.ContainsKey(access)
                ? [$"{path}.serviceDeploymentAccess: '{access}' is not one of {string.Join(", ", Accesses.Keys)}."]
                : []);

    /// <param name="role">The role that STS faults affect. Null for any.</param>
    protected Scenario ToContent(string? role) => new()
    {
        Clusters = [.. Clusters.Select(cluster => cluster.ToCluster())],
        TaskDefinitions = [.. TaskDefinitions.Select(definition => new ScenarioTaskDefinition(definition.Name, definition.ToBehavior()))],
        Faults = [.. from fault in Faults where !fault.IsSts select fault.ToFault()],
        StsFaults = [.. from fault in Faults where fault.IsSts select fault.ToFault() with { Role = role }],
        Rate = Throttling?.ToRate(),
        ServiceDeploymentAccess = ServiceDeploymentAccess is { } access ? Accesses[access] : null,
        ReadLag = ReadLagSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
