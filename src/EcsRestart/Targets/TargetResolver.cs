using System.Diagnostics;
using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.Targets;

/// <summary>Turns the entries of <c>services</c> into targets: one each, in the same order, without asking ECS.</summary>
public static class TargetResolver
{
    /// <param name="region">The Region ECS is called in; asked for only when an entry gives an ARN.</param>
    public static IReadOnlyList<Target> Resolve(IReadOnlyList<ServiceEntry> services, Func<string> region) =>
        [.. services.Select((entry, position) => Resolve(entry, position, region))];

    private static Target Resolve(ServiceEntry entry, int position, Func<string> region) => ServiceNaming.Read(entry, region) switch
    {
        ServiceNaming.Found(var service) => new Target.Named(service, entry.Options, entry.Place ?? $"services[{position}]"),
        ServiceNaming.Missing => Settled(entry, ResultCode.MissingClusterOrService, "Missing cluster/service"),
        ServiceNaming.Impossible(var code, var error) => Settled(entry, code, error),
        _ => throw new UnreachableException(),
    };

    private static Target.Settled Settled(ServiceEntry entry, ResultCode code, string sentence) =>
        new(RestartResult.Of(entry.Cluster, entry.Service, code, sentence));
}
