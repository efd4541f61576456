using System.Collections.Concurrent;
using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.Targets;

/// <summary>Finds the services that the entries of <c>select</c> may mean, by listing clusters and services. No list is asked for twice.</summary>
internal sealed class TargetSearch
{
    private readonly EcsReads _reads;
    private readonly CancellationToken _stopping;
    private readonly Lazy<Task<EcsAnswer<IReadOnlyList<string>>>> _clusters;
    private readonly ConcurrentDictionary<string, Lazy<Task<EcsAnswer<IReadOnlyList<string>>>>> _services = new(StringComparer.Ordinal);

    public TargetSearch(EcsReads reads, CancellationToken stopping)
    {
        _reads = reads;
        _stopping = stopping;
        _clusters = new(() => reads.ListClustersAsync(stopping));
    }

    /// <param name="region">The Region ECS is called in; asked for only when an entry gives an ARN.</param>
    /// <returns>For each entry one selection, and a failed result for each of its clusters that could not be listed.</returns>
    /// <exception cref="OperationCanceledException">The run is stopped.</exception>
    public async Task<IReadOnlyList<Target>> FindAsync(IReadOnlyList<SelectEntry> selections, Func<string> region)
    {
        var found = await Task.WhenAll(selections.Select((selection, position) => FindAsync(selection, selection.Place ?? $"select[{position}]", region)));
        return [.. found.SelectMany(targets => targets)];
    }

    private async Task<IReadOnlyList<Target>> FindAsync(SelectEntry selection, string place, Func<string> region)
    {
        switch (await ClustersAsync(selection, region))
        {
            case EcsAnswer<IReadOnlyList<ClusterNaming>>.Failed(var failure):
                return [Settled(selection, selection.Cluster, failure)];

            case EcsAnswer<IReadOnlyList<ClusterNaming>>.Ok(var clusters):
                var lists = await Task.WhenAll(clusters.Select(async cluster => (cluster, answer: await ServicesAsync(cluster))));
                var listed = lists.Select(list => (list.cluster, names: (list.answer as EcsAnswer<IReadOnlyList<string>>.Ok)?.Value ?? []));
                var selected = new Target.Selected(
                    selection,
                    [.. listed.SelectMany(list => ServiceSelector.ByName(selection, list.cluster, list.names))],
                    listed.Sum(list => list.names.Count),
                    place);
                var failed = from list in lists
                             let failure = (list.answer as EcsAnswer<IReadOnlyList<string>>.Failed)?.Failure
                             where failure is not null
                             select Settled(selection, list.cluster.Name, failure);
                return lists.Length > 0 && failed.Count() == lists.Length ? [.. failed] : [selected, .. failed];

            default:
                throw new UnreachableException();
        }
    }

    private async Task<EcsAnswer<IReadOnlyList<ClusterNaming>>> ClustersAsync(SelectEntry selection, Func<string> region)
    {
        var pattern = new Glob(selection.Cluster);
        if (!pattern.IsOpen)
        {
            return ClusterNaming.Read(selection.Cluster, region) is { Fault: { } fault }
                ? new EcsAnswer<IReadOnlyList<ClusterNaming>>.Failed(new EcsFailure.Refused(ResultCode.ClusterNotFound, fault))
                : new EcsAnswer<IReadOnlyList<ClusterNaming>>.Ok([ClusterNaming.Read(selection.Cluster, region)]);
        }

        return await _clusters.Value switch
        {
            EcsAnswer<IReadOnlyList<string>>.Ok(var names) => new EcsAnswer<IReadOnlyList<ClusterNaming>>.Ok(
                [.. names.Where(pattern.Matches).Order(StringComparer.Ordinal).Select(name => new ClusterNaming(name, name, null))]),
            EcsAnswer<IReadOnlyList<string>>.Failed(var failure) => new EcsAnswer<IReadOnlyList<ClusterNaming>>.Failed(failure),
            _ => throw new UnreachableException(),
        };
    }

    private Task<EcsAnswer<IReadOnlyList<string>>> ServicesAsync(ClusterNaming cluster) => _services.GetOrAdd(
        cluster.Identifier,
        identifier => new(() => _reads.ListServicesAsync(identifier, _stopping))).Value;

    private static Target.Settled Settled(SelectEntry selection, string cluster, EcsFailure failure) =>
        new(RestartResult.Of(cluster, selection.Service.Pattern, failure.Code, failure.Message));
}
