namespace EcsRestart.Simulator;

internal static class ListClusters
{
    private const int DefaultPageSize = 100;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var page = Page.From(account.Clusters.Select(cluster => cluster.Arn), request.MaxResults, DefaultPageSize, request.NextToken);
        return new(page.Arns, page.NextToken);
    }

    public sealed record Request
    {
        public int? MaxResults { get; init; }

        public string? NextToken { get; init; }
    }

    public sealed record Response(IReadOnlyList<string> ClusterArns, string? NextToken);
}
