namespace EcsRestart.Simulator;

internal static class ListTasks
{
    private const int UsualPage = 100;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        if (request.DesiredStatus is not (null or "RUNNING" or "PENDING" or "STOPPED"))
            throw EcsError.InvalidParameter("desiredStatus must be RUNNING, PENDING or STOPPED.");

        var cluster = account.RequireCluster(request.Cluster);
        var services = request.ServiceName is { } named
            ? [cluster.FindService(named) ?? throw EcsError.ServiceNotFound()]
            : cluster.Services;
        var tasks = from service in services
                    from task in service.Tasks
                    where DesiredStatus(task) == (request.DesiredStatus ?? "RUNNING")
                    where (request.StartedBy ?? task.Deployment.Id) == task.Deployment.Id
                    select account.Arns.Task(cluster.Name, task.Id);
        var page = Page.Of(tasks, request.MaxResults, UsualPage, request.NextToken);
        return new(page.Arns, page.NextToken);
    }

    /// <remarks>ECS accepts PENDING as a filter, but never sets a task's desired status to it.</remarks>
    private static string DesiredStatus(SimulatedTask task) => task.StoppingAt is null ? "RUNNING" : "STOPPED";

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? ServiceName { get; init; }

        public string? StartedBy { get; init; }

        public string? DesiredStatus { get; init; }

        public int? MaxResults { get; init; }

        public string? NextToken { get; init; }
    }

    public sealed record Response(IReadOnlyList<string> TaskArns, string? NextToken);
}
