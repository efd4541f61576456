namespace EcsRestart.Simulator;

internal static class DescribeClusters
{
    public static Response Serve(SimulatedAccount account, Request request)
    {
        var requested = request.Clusters is { Count: > 0 } named ? named : ["default"];
        if (requested.Count > 100)
            throw EcsException.InvalidParameter("clusters can have at most 100 items.");

        var found = requested.ToLookup(name => account.FindCluster(name));
        var clusters = found.Select(group => group.Key).OfType<SimulatedCluster>();
        return new(
            [.. clusters.Select(cluster => ClusterDescription.From(cluster, account, request.Include))],
            [.. found[null].Select(name => Failure.Missing(account.Arns.Cluster(Arns.NameIn(name))))]);
    }

    public sealed record Request
    {
        public IReadOnlyList<string>? Clusters { get; init; }

        public IReadOnlyList<string>? Include { get; init; }
    }

    public sealed record Response(IReadOnlyList<ClusterDescription> Clusters, IReadOnlyList<Failure> Failures);
}
