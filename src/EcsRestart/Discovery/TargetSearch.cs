using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Discovery;

/// <summary>Lists clusters and services to find the candidates of each entry of <c>select</c>. No list is requested twice.</summary>
internal sealed class TargetSearch(EcsClients sites, CancellationToken stopping)
{
    private readonly ConcurrentDictionary<EcsLocation, Lazy<Task<EcsResult<IReadOnlyList<string>>>>> _clusters = new();
    private readonly ConcurrentDictionary<ClusterAt, Lazy<Task<EcsResult<IReadOnlyList<string>>>>> _services = new();

    /// <returns>One selection for each entry, and a failed result for each cluster that could not be listed.</returns>
    /// <exception cref="OperationCanceledException">The run is stopped.</exception>
    public async Task<IReadOnlyList<Target>> FindAsync(IReadOnlyList<SelectEntry> selections)
    {
        var found = await Task.WhenAll(selections.Select((selection, position) => FindAsync(selection, selection.Place ?? $"select[{position}]")));
        return [.. found.SelectMany(targets => targets)];
    }

    private async Task<IReadOnlyList<Target>> FindAsync(SelectEntry selection, string place)
    {
        var home = selection.Options.Location.RelativeTo(() => sites.Region);
        if (!(await ClustersAsync(selection, home)).TryGetValue(out var clusters, out var failure))
            return [Rejected(selection, home, selection.Cluster, failure)];

        var lists = await Task.WhenAll(clusters.Select(async cluster => new { Cluster = cluster, Result = await ServicesAsync(home, cluster) }));
        var listed = lists.Select(list => new { list.Cluster, Names = (list.Result as EcsResult<IReadOnlyList<string>>.Ok)?.Value ?? [] });
        var selected = new Target.Selected(
            selection,
            [.. listed.SelectMany(list => ServiceSelector.ByName(selection, home, list.Cluster, list.Names))],
            listed.Sum(list => list.Names.Count),
            place);
        var failed = from list in lists
                     let error = (list.Result as EcsResult<IReadOnlyList<string>>.Failed)?.Failure
                     where error is not null
                     select Rejected(selection, home, list.Cluster.Name, error);
        return lists.Length > 0 && failed.Count() == lists.Length ? [.. failed] : [selected, .. failed];
    }

    private async Task<EcsResult<IReadOnlyList<ClusterRef>>> ClustersAsync(SelectEntry selection, EcsLocation home)
    {
        var pattern = new Glob(selection.Cluster);
        if (!pattern.HasWildcards)
        {
            var named = ClusterRef.Read(selection.Cluster, () => home.Region ?? sites.Region);
            return named.Error is { } error
                ? new EcsResult<IReadOnlyList<ClusterRef>>.Failed(new EcsFailure.Refused(ResultCode.ClusterNotFound, error))
                : new EcsResult<IReadOnlyList<ClusterRef>>.Ok([named]);
        }

        var listed = await _clusters.GetOrAdd(home, _ => new(() => sites.At(home).ListClustersAsync(stopping))).Value;
        return listed.Select<IReadOnlyList<ClusterRef>>(names =>
            [.. names.Where(pattern.Matches).Order(StringComparer.Ordinal).Select(name => new ClusterRef(name, name, null))]);
    }

    private Task<EcsResult<IReadOnlyList<string>>> ServicesAsync(EcsLocation home, ClusterRef cluster) => _services.GetOrAdd(
        new ClusterAt(home, cluster.Identifier),
        _ => new(() => sites.At(home).ListServicesAsync(cluster.Identifier, stopping))).Value;

    private static Target.Rejected Rejected(SelectEntry selection, EcsLocation home, string cluster, EcsFailure failure) =>
        new(RestartResult.Of(cluster, selection.Service.Pattern, failure.Code, failure.Message).In(home));

    private sealed record ClusterAt(EcsLocation Location, string Cluster);
}
