namespace EcsRestart.Simulator;

/// <summary>Lists ACTIVE services only. DescribeServices still returns the others.</summary>
internal static class ListServices
{
    private const int DefaultPageSize = 10;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var services = from service in account.RequireCluster(request.Cluster).Services
                       where account.VisibleStatusOf(service) == "ACTIVE"
                       where (request.LaunchType ?? service.Behavior.LaunchType) == service.Behavior.LaunchType
                       where (request.SchedulingStrategy ?? service.Behavior.SchedulingStrategy) == service.Behavior.SchedulingStrategy
                       select service.Identity.Arn;
        var page = Page.From(services, request.MaxResults, DefaultPageSize, request.NextToken);
        return new(page.Arns, page.NextToken);
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? LaunchType { get; init; }

        public string? SchedulingStrategy { get; init; }

        public int? MaxResults { get; init; }

        public string? NextToken { get; init; }
    }

    public sealed record Response(IReadOnlyList<string> ServiceArns, string? NextToken);
}
