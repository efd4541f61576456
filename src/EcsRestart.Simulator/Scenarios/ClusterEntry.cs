namespace EcsRestart.Simulator;

/// <summary>A cluster in a scenario file.</summary>
internal sealed record ClusterEntry
{
    public required string Name { get; init; }

    public string? Comment { get; set; }

    public IReadOnlyList<ServiceEntry> Services { get; set; } = [];

    public IEnumerable<string> Problems(string path)
    {
        var repeated = Services.CountBy(service => service.Name, StringComparer.Ordinal).Where(count => count.Value > 1);
        return Services.SelectMany((service, index) => service.Problems($"{path}.services[{index}]"))
            .Concat(repeated.Select(name => $"{path}.services: '{name.Key}' occurs {name.Value} times."));
    }

    public ScenarioCluster ToCluster() =>
        new(Name, [.. Services.Select(service => new ScenarioService(service.Name, service.ToBehavior()))]);
}
