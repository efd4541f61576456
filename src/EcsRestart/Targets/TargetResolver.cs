using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.Targets;

/// <summary>Turns the entries of a request into targets: one each, in the same order.</summary>
public sealed class TargetResolver(Func<string> region)
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <param name="region">The Region ECS is called in; asked for only when an entry gives an ARN.</param>
    public static IReadOnlyList<Target> Resolve(RestartRequest request, Func<string> region)
    {
        var resolver = new TargetResolver(region);
        return [.. request.Services.Select(resolver.Resolve)];
    }

    private Target Resolve(ServiceEntry entry, int position)
    {
        var named = ServiceNaming.Read(entry, region);
        if (named is not ServiceNaming.Found(var service))
            return new Target.Settled(ResultOf(entry, named));

        if (_positions.TryAdd(service.ToString(), position))
            return new Target.Named(service, entry.Options);

        var reason = $"The same service as entry {_positions[service.ToString()] + 1} of the request; it is restarted once.";
        return new Target.Settled(service.Result(ResultCode.Duplicate, reason));
    }

    private static RestartResult ResultOf(ServiceEntry entry, ServiceNaming naming) => naming switch
    {
        ServiceNaming.Missing => RestartResult.Of(
            entry.Cluster, entry.Service, ResultCode.MissingClusterOrService, "Missing cluster/service"),
        ServiceNaming.Impossible(var code, var error) => RestartResult.Of(entry.Cluster, entry.Service, code, error),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
