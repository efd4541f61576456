namespace EcsRestart.Simulator;

/// <summary>Stops a task that RunTask started. Tasks of a service cannot be stopped here, because the service would replace them.</summary>
internal static class StopTask
{
    private const string DefaultReason = "Task stopped by user";

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.RequireCluster(request.Cluster);
        var id = Arns.NameIn(request.Task ?? "");
        var task = cluster.OneTimeTasks.At(account.Now).FirstOrDefault(candidate => candidate.Id == id)
            ?? throw EcsException.InvalidParameter("The referenced task was not found.");

        task.Stop(account.Now, request.Reason ?? DefaultReason);
        return new(TaskDescription.From(task, cluster, account));
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? Task { get; init; }

        public string? Reason { get; init; }
    }

    public sealed record Response(TaskDescription Task);
}
