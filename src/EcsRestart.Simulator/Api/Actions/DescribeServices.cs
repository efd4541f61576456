namespace EcsRestart.Simulator;

internal static class DescribeServices
{
    private const int MaxServices = 10;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.RequireCluster(request.Cluster);
        if (request.Services is not { Count: > 0 } requested)
            throw EcsException.InvalidParameter("Services cannot be empty.");
        if (requested.Count > MaxServices)
            throw EcsException.InvalidParameter($"service names can have at most {MaxServices} items.");

        var found = requested.ToLookup(name => cluster.FindService(name) is { } known && account.VisibleStatusOf(known) is not null ? known : null);
        var services = found.Select(group => group.Key).OfType<SimulatedService>().Select(account.ViewOf).OfType<ServiceView>();
        var includesTags = request.Include?.Contains("TAGS") ?? false;
        return new(
            [.. services.Select(view => includesTags ? view.Service : view.Service with { Tags = null })],
            [.. found[null].Select(name => Failure.Missing(MissingArn(account, cluster, name)))]);
    }

    private static string MissingArn(SimulatedAccount account, SimulatedCluster cluster, string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn : account.Arns.Service(cluster.Name, nameOrArn);

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public IReadOnlyList<string>? Services { get; init; }

        public IReadOnlyList<string>? Include { get; init; }
    }

    public sealed record Response(IReadOnlyList<ServiceDescription> Services, IReadOnlyList<Failure> Failures);
}
