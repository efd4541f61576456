using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Discovery;

/// <summary>Resolves each entry of <c>services</c> to one target, in the same order, without a call to ECS.</summary>
public sealed class TargetResolver
{
    private readonly ServiceEntry _entry;
    private readonly EcsLocation _location;
    private readonly Func<string> _region;
    private readonly string _place;

    private TargetResolver(ServiceEntry entry, int index, Func<string> region)
    {
        _entry = entry;
        _location = entry.Options.Location.RelativeTo(region);
        _region = () => _location.Region ?? region();
        _place = entry.Place ?? $"services[{index}]";
    }

    /// <param name="region">Returns the Region of the run. Called only when an entry has an ARN or a Region.</param>
    public static IReadOnlyList<Target> Resolve(IReadOnlyList<ServiceEntry> services, Func<string> region) =>
        [.. services.Select((entry, index) => new TargetResolver(entry, index, region).Resolve())];

    private Target Resolve()
    {
        if (string.IsNullOrEmpty(_entry.Service))
            return Missing();

        if (EcsArn.LooksLikeOne(_entry.Service))
            return ResolveArn(_entry.Service, _entry.Cluster);

        return string.IsNullOrEmpty(_entry.Cluster) ? Missing() : Combine(ClusterRef.Read(_entry.Cluster, _region), _entry.Service);
    }

    private Target ResolveArn(string text, string? cluster)
    {
        if (EcsArn.Parse(text) is not { ResourceType: "service", Names.Count: 1 or 2 } arn)
            return NoService($"{Quote(text)} is not the ARN of a service: expected arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/SERVICE.");

        if (arn.RegionError(text, _region) is { } elsewhere)
            return NoService(elsewhere);

        var ownCluster = arn.Names.Count == 2 ? arn.Names[0] : null;
        if (string.IsNullOrEmpty(cluster))
            return ownCluster is null ? Missing() : Combine(ClusterRef.Read(arn.ClusterArn(ownCluster), _region), arn.Names[1]);

        var specified = ClusterRef.Read(cluster, _region);
        if (specified.Error is null && ownCluster is not null && specified.Name != ownCluster)
            return NoService($"{Quote(text)} is in cluster {Quote(ownCluster)}, not in {Quote(specified.Name)}.");

        if (specified.Account is not null && specified.Account != arn.Account)
            return NoService($"{Quote(text)} is in account {arn.Account}, but cluster {Quote(specified.Name)} is in account {specified.Account}.");

        return Combine(specified with { Identifier = arn.ClusterArn(specified.Name) }, arn.Names[^1]);
    }

    private Target Combine(ClusterRef cluster, string service)
    {
        if (cluster.Error is { } error)
            return Rejected(ResultCode.ClusterNotFound, error);

        return EcsName.Fault(service) is { } serviceError
            ? NoService($"Invalid service name {Quote(service)}: {serviceError}.")
            : new Target.Named(new ServiceRef(cluster.Identifier, cluster.Name, service) { Location = _location }, _entry.Options, _place);
    }

    private Target.Rejected Missing() => Rejected(ResultCode.MissingClusterOrService, "Missing cluster/service");

    private Target.Rejected NoService(string error) => Rejected(ResultCode.ServiceNotFound, error);

    private Target.Rejected Rejected(ResultCode code, string sentence) =>
        new(RestartResult.Of(_entry.Cluster, _entry.Service, code, sentence).In(_location));

    private static string Quote(string name) => TextFormat.Quote(name);
}
