using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>The contents of one account and Region.</summary>
/// <param name="idSpace">Prevents ID collisions between accounts and Regions.</param>
internal sealed class SimulatedAccount(Arns arns, TimeProvider clock, string idSpace)
{
    private readonly SortedDictionary<string, SimulatedCluster> _clusters = new(StringComparer.Ordinal);
    private int _servicesCreated;

    public Arns Arns => arns;

    /// <summary>The time of the current state.</summary>
    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    /// <summary>The behavior of services created with CreateService.</summary>
    public ServiceBehavior NewServices { get; set; } = new();

    /// <summary>The age of the views that readers get.</summary>
    public TimeSpan ReadLag
    {
        get;
        set
        {
            field = value;
            foreach (var service in _clusters.Values.SelectMany(cluster => cluster.Services))
                KeepHistory(service)?.RecordInitialState();
        }
    }

    public ServiceDeploymentAccess ServiceDeploymentAccess { get; set; }

    public TaskDefinitionRegistry TaskDefinitions { get; } = new(arns);

    /// <summary>Sorted by name.</summary>
    public IReadOnlyCollection<SimulatedCluster> Clusters => _clusters.Values;

    public void Advance()
    {
        var now = clock.GetUtcNow();
        Now = now > Now ? now : Now;
        foreach (var service in _clusters.Values.SelectMany(cluster => cluster.Services))
            service.AdvanceTo(Now);
    }

    /// <param name="nameOrArn">Null for the cluster named "default", as in ECS.</param>
    public SimulatedCluster? FindCluster(string? nameOrArn)
    {
        var name = Arns.NameIn(nameOrArn ?? "default");
        var isExact = nameOrArn is null || nameOrArn == name || nameOrArn == arns.Cluster(name);
        return isExact ? _clusters.GetValueOrDefault(name) : null;
    }

    public SimulatedCluster EnsureCluster(string name, IReadOnlyDictionary<string, string> tags)
    {
        if (!_clusters.TryGetValue(name, out var cluster))
            _clusters.Add(name, cluster = new SimulatedCluster(name, arns.Cluster(name), idSpace) { Tags = tags });
        return cluster;
    }

    /// <summary>Returns the view of a service that readers get, or null when they cannot see it yet.</summary>
    public ServiceView? ViewOf(SimulatedService service) =>
        service.History is { } history ? history.VisibleAt(Now) : ServiceView.From(service, this);

    /// <summary>Returns the same status as <see cref="ViewOf"/>, at lower cost for long lists.</summary>
    public string? VisibleStatusOf(SimulatedService service) =>
        service.History is { } history ? history.VisibleAt(Now)?.Service.Status : service.Status;

    /// <returns>The history, or null when there is no read lag.</returns>
    public ViewHistory? KeepHistory(SimulatedService service) =>
        service.History = ReadLag > TimeSpan.Zero ? new ViewHistory(ReadLag, () => ServiceView.From(service, this)) : null;

    /// <summary>Adds a service to a cluster. Its first deployment starts at the specified date.</summary>
    public SimulatedService Create(
        SimulatedCluster cluster, string name, ServiceBehavior behavior, DateTimeOffset at, JsonNode? networkConfiguration = null)
    {
        var taskDefinition = TaskDefinitions.Ensure(behavior.TaskDefinition ?? name, behavior.Failure?.Container ?? "app", at);
        var identity = new ServiceIdentity
        {
            Cluster = cluster.Name,
            Name = name,
            Arn = arns.Service(cluster.Name, name),
            ShortArn = arns.ShortService(name),
            TargetGroupArn = behavior.TargetGroup is { } targetGroup ? arns.TargetGroup(targetGroup) : null,
            ContainerPort = behavior.ContainerPort,
            Seed = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{idSpace}{cluster.Name}/{name}/{++_servicesCreated}"),
        };
        var service = new SimulatedService(identity, behavior, taskDefinition, at) { NetworkConfiguration = networkConfiguration };
        cluster.Put(service);
        return service;
    }
}
