using System.Text;

namespace EcsRestart.Simulator;

/// <summary>Lists the service deployments of a service, newest first.</summary>
internal static class ListServiceDeployments
{
    private const int DefaultPageSize = 20;
    private const int MaxPageSize = 100;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        if (request.MaxResults is < 1 or > MaxPageSize)
            throw EcsException.InvalidParameter($"maxResults must be between 1 and {MaxPageSize}.");

        var service = account.RequireCluster(request.Cluster).FindService(request.Service ?? "");
        var view = service is { Status: not "INACTIVE" } ? account.ViewOf(service) : null;
        if (service is null || view is null)
            throw EcsException.ServiceNotFound("Service not found.");

        var listLag = service.Behavior.ServiceDeployments.ListLag;
        var matches = view.ServiceDeployments.Where(deployment => deployment.CreatedAt + listLag <= account.Now && Matches(request, deployment))
            .SkipWhile(deployment => request.NextToken is not null && Token(deployment) != request.NextToken).ToList();
        if (request.NextToken is not null && matches.Count == 0)
            throw EcsException.InvalidParameter("Invalid token.");

        var size = request.MaxResults ?? DefaultPageSize;
        return new(
            [.. matches.Take(size).Select(ServiceDeploymentBrief.From)], matches.Count > size ? Token(matches[size]) : null);
    }

    private static bool Matches(Request request, ServiceDeploymentDescription deployment) =>
        (request.Status is not { Count: > 0 } wanted || wanted.Contains(deployment.Status))
        && !(deployment.CreatedAt < request.CreatedAt?.After)
        && !(deployment.CreatedAt > request.CreatedAt?.Before);

    /// <summary>The token names the first deployment of the next page.</summary>
    private static string Token(ServiceDeploymentDescription deployment) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(deployment.ServiceDeploymentArn));

    public sealed record CreatedAt(DateTimeOffset? Before, DateTimeOffset? After);

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? Service { get; init; }

        public IReadOnlyList<string>? Status { get; init; }

        public CreatedAt? CreatedAt { get; init; }

        public int? MaxResults { get; init; }

        public string? NextToken { get; init; }
    }

    public sealed record Response(IReadOnlyList<ServiceDeploymentBrief> ServiceDeployments, string? NextToken);
}
