using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

/// <summary>Everything there is in the account and Region.</summary>
/// <param name="idSpace">Keeps ids apart from those of other accounts and Regions.</param>
internal sealed class SimulatedAccount(Arns arns, TimeProvider clock, string idSpace)
{
    private readonly SortedDictionary<string, SimulatedCluster> _clusters = new(StringComparer.Ordinal);
    private int _servicesCreated;

    public Arns Arns => arns;

    /// <summary>The moment all state is at.</summary>
    public DateTimeOffset Now { get; private set; } = clock.GetUtcNow();

    /// <summary>How services made by CreateService behave.</summary>
    public ServiceBehavior NewServices { get; set; } = new();

    /// <summary>How old the views are that readers get.</summary>
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

    /// <summary>In order of their names.</summary>
    public IReadOnlyCollection<SimulatedCluster> Clusters => _clusters.Values;

    public void Advance()
    {
        var now = clock.GetUtcNow();
        Now = now > Now ? now : Now;
        foreach (var service in _clusters.Values.SelectMany(cluster => cluster.Services))
            service.AdvanceTo(Now);
    }

    /// <param name="nameOrArn">Null: the cluster named "default", as ECS takes it.</param>
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

    /// <summary>What a reader sees of a service; null: not yet that there is one.</summary>
    public ServiceView? Look(SimulatedService service) =>
        service.Past is { } past ? past.Seen(Now) : ServiceView.Of(service, this);

    /// <summary>The same as in <see cref="Look"/>, for the many services of a list.</summary>
    public string? StatusSeen(SimulatedService service) =>
        service.Past is { } past ? past.Seen(Now)?.Service.Status : service.Status;

    /// <returns>Null: readers do not lag behind.</returns>
    public ViewHistory? KeepHistory(SimulatedService service) =>
        service.Past = ReadLag > TimeSpan.Zero ? new ViewHistory(ReadLag, () => ServiceView.Of(service, this)) : null;

    /// <summary>Puts a service into a cluster; its first deployment begins at the date given.</summary>
    public SimulatedService Create(
        SimulatedCluster cluster, string name, ServiceBehavior behaviour, DateTimeOffset at, JsonNode? networkConfiguration = null)
    {
        var taskDefinition = TaskDefinitions.Ensure(behaviour.TaskDefinition ?? name, behaviour.Failure?.Container ?? "app", at);
        var identity = new ServiceIdentity
        {
            Cluster = cluster.Name,
            Name = name,
            Arn = arns.Service(cluster.Name, name),
            ShortArn = arns.ShortService(name),
            TargetGroupArn = behaviour.TargetGroup is { } targetGroup ? arns.TargetGroup(targetGroup) : null,
            ContainerPort = behaviour.ContainerPort,
            Seed = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{idSpace}{cluster.Name}/{name}/{++_servicesCreated}"),
        };
        var service = new SimulatedService(identity, behaviour, taskDefinition, at) { NetworkConfiguration = networkConfiguration };
        cluster.Put(service);
        return service;
    }
}
