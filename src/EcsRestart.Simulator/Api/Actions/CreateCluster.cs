namespace EcsRestart.Simulator;

internal static class CreateCluster
{
    public static Response Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.EnsureCluster(request.ClusterName ?? "default", Tag.Read(request.Tags));
        return new(ClusterDescription.From(cluster, account, include: ["TAGS"]));
    }

    public sealed record Request
    {
        public string? ClusterName { get; init; }

        public IReadOnlyList<Tag>? Tags { get; init; }
    }

    public sealed record Response(ClusterDescription Cluster);
}
