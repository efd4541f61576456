namespace EcsRestart.Simulator;

/// <summary>A cluster and its services; a deleted service stays until another takes its name.</summary>
/// <param name="idSpace">Keeps the ids of its tasks apart from those of other accounts and Regions.</param>
internal sealed class SimulatedCluster(string name, string arn, string idSpace)
{
    private readonly SortedDictionary<string, SimulatedService> _services = new(StringComparer.Ordinal);

    public string Name => name;

    public string Arn => arn;

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>In order of their names.</summary>
    public IReadOnlyCollection<SimulatedService> Services => _services.Values;

    public OneTimeTasks OneTimeTasks { get; } = new($"{idSpace}{name}");

    public void Put(SimulatedService service) => _services[service.Identity.Name] = service;

    /// <param name="nameOrArn">An ARN must be that of this cluster's service.</param>
    public SimulatedService? FindService(string nameOrArn) =>
        _services.GetValueOrDefault(Arns.NameIn(nameOrArn)) is { } service && service.Identity.Answers(nameOrArn) ? service : null;
}
