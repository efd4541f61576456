using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Discovery;

/// <summary>What the names of an entry say: which service it is, or why there can be none.</summary>
internal abstract record ServiceNaming
{
    private ServiceNaming()
    {
    }

    public sealed record Found(ServiceRef Service) : ServiceNaming;

    public sealed record Missing : ServiceNaming;

    public sealed record Impossible(ResultCode Code, string Error) : ServiceNaming;

    /// <param name="region">The Region ECS is called in; asked for only when the entry gives an ARN.</param>
    public static ServiceNaming Read(ServiceEntry entry, Func<string> region)
    {
        if (string.IsNullOrEmpty(entry.Service))
            return new Missing();

        if (EcsArn.LooksLikeOne(entry.Service))
            return ReadServiceArn(entry.Service, entry.Cluster, region);

        return string.IsNullOrEmpty(entry.Cluster) ? new Missing() : Combine(ClusterRef.Read(entry.Cluster, region), entry.Service);
    }

    private static ServiceNaming ReadServiceArn(string text, string? cluster, Func<string> region)
    {
        if (EcsArn.Parse(text) is not { ResourceType: "service", Names.Count: 1 or 2 } arn)
            return NoService($"{Quote(text)} is not the ARN of a service: expected arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE");

        if (arn.RegionFault(text, region) is { } elsewhere)
            return NoService(elsewhere);

        var ownCluster = arn.Names.Count == 2 ? arn.Names[0] : null;
        if (string.IsNullOrEmpty(cluster))
            return ownCluster is null ? new Missing() : Combine(ClusterRef.Read(arn.ClusterArn(ownCluster), region), arn.Names[1]);

        var given = ClusterRef.Read(cluster, region);
        if (given.Error is null && ownCluster is not null && given.Name != ownCluster)
            return NoService($"{Quote(text)} is in cluster {Quote(ownCluster)}, not in {Quote(given.Name)}");

        if (given.Account is not null && given.Account != arn.Account)
            return NoService($"{Quote(text)} is in account {arn.Account}, its cluster in {given.Account}");

        return Combine(given with { Identifier = arn.ClusterArn(given.Name) }, arn.Names[^1]);
    }

    private static ServiceNaming Combine(ClusterRef cluster, string service)
    {
        if (cluster.Error is { } fault)
            return new Impossible(ResultCode.ClusterNotFound, fault);

        return EcsName.Fault(service) is { } serviceFault
            ? NoService($"No service can be named {Quote(service)}: {serviceFault}.")
            : new Found(new ServiceRef(cluster.Identifier, cluster.Name, service));
    }

    private static Impossible NoService(string error) => new(ResultCode.ServiceNotFound, error);

    private static string Quote(string name) => TextFormat.Quote(name);
}
