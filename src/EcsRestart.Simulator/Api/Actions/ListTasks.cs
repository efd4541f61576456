namespace EcsRestart.Simulator;

internal static class ListTasks
{
    private const int DefaultPageSize = 100;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        if (request.DesiredStatus is not (null or "RUNNING" or "PENDING" or "STOPPED"))
            throw EcsException.InvalidParameter("desiredStatus must be RUNNING, PENDING or STOPPED.");

        var cluster = account.RequireCluster(request.Cluster);
        var listed = request.ServiceName is { } named
            ? (ViewOf(named) ?? throw EcsException.ServiceNotFound("Service not found.")).Tasks
            : cluster.Services.Select(account.ViewOf).OfType<ServiceView>().SelectMany(view => view.Tasks).Concat(OneTimeTasks());
        var tasks = from task in listed
                    where task.DesiredStatus == (request.DesiredStatus ?? "RUNNING")
                    where (request.StartedBy ?? task.StartedBy) == task.StartedBy
                    select task.Arn;
        var page = Page.From(tasks, request.MaxResults, DefaultPageSize, request.NextToken);
        return new(page.Arns, page.NextToken);

        IEnumerable<TaskView> OneTimeTasks() =>
            from task in cluster.OneTimeTasks.At(account.Now)
            select TaskView.From(task, account.Arns.Task(cluster.Name, task.Id), account.Now);

        ServiceView? ViewOf(string nameOrArn) => cluster.FindService(nameOrArn) is { } service ? account.ViewOf(service) : null;
    }

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
