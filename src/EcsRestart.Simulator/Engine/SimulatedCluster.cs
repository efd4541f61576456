namespace EcsRestart.Simulator;

/// <summary>A cluster and its services. A deleted service stays until a new one takes its name.</summary>
/// <param name="idSpace">Prevents collisions of task IDs between accounts and Regions.</param>
internal sealed class SimulatedCluster(string name, string arn, string idSpace)
{
    private readonly SortedDictionary<string, SimulatedService> _services = new(StringComparer.Ordinal);

    public string Name => name;

    public string Arn => arn;

    public IReadOnlyDictionary<string, string> Tags { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Sorted by name.</summary>
    public IReadOnlyCollection<SimulatedService> Services => _services.Values;

    public OneTimeTasks OneTimeTasks { get; } = new($"{idSpace}{name}");

    public void Put(SimulatedService service) => _services[service.Identity.Name] = service;

    /// <param name="nameOrArn">A name, or an ARN that belongs to this cluster.</param>
    public SimulatedService? FindService(string nameOrArn) =>
        _services.GetValueOrDefault(Arns.NameIn(nameOrArn)) is { } service && service.Identity.IsNamed(nameOrArn) ? service : null;
}
