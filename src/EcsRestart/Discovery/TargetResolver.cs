using System.Diagnostics;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Discovery;

/// <summary>Turns the entries of <c>services</c> into targets: one each, in the same order, without asking ECS.</summary>
public static class TargetResolver
{
    /// <param name="region">The Region that the run works in; asked for only when an entry gives an ARN or a Region.</param>
    public static IReadOnlyList<Target> Resolve(IReadOnlyList<ServiceEntry> services, Func<string> region) =>
        [.. services.Select((entry, position) => Resolve(entry, position, region))];

    private static Target Resolve(ServiceEntry entry, int position, Func<string> region)
    {
        var home = entry.Options.Location.RelativeTo(region);
        return ServiceNaming.Read(entry, () => home.Region ?? region()) switch
        {
            ServiceNaming.Found(var service) => new Target.Named(service with { Location = home }, entry.Options, entry.Place ?? $"services[{position}]"),
            ServiceNaming.Missing => Settled(entry, home, ResultCode.MissingClusterOrService, "Missing cluster/service"),
            ServiceNaming.Impossible(var code, var error) => Settled(entry, home, code, error),
            _ => throw new UnreachableException(),
        };
    }

    private static Target.Rejected Settled(ServiceEntry entry, EcsLocation home, ResultCode code, string sentence) =>
        new(RestartResult.Of(entry.Cluster, entry.Service, code, sentence).In(home));
}
