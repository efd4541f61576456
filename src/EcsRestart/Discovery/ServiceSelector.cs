using EcsRestart.Names;
using EcsRestart.Request;

namespace EcsRestart.Discovery;

/// <summary>Decides which services a selection matches.</summary>
internal static class ServiceSelector
{
    /// <returns>The services of a cluster whose names match, sorted by name.</returns>
    public static IEnumerable<ServiceRef> ByName(SelectEntry selection, EcsLocation home, ClusterRef cluster, IEnumerable<string> names) =>
        from name in names.Order(StringComparer.Ordinal)
        where selection.Service.Matches(name) && !selection.Exclude.Any(pattern => pattern.Matches(NameFor(pattern, cluster.Name, name)))
        select new ServiceRef(cluster.Identifier, cluster.Name, name) { Location = home };

    /// <returns>True when the service has every tag of the selection.</returns>
    public static bool ByTags(SelectEntry selection, IReadOnlyDictionary<string, string> tags) =>
        selection.Tags.All(required => tags.TryGetValue(required.Key, out var value) && required.Value.Matches(value));

    private static string NameFor(Glob pattern, string cluster, string service) =>
        pattern.Pattern.Contains('/', StringComparison.Ordinal) ? $"{cluster}/{service}" : service;
}
