namespace EcsRestart.Simulator;

/// <summary>Stops a task that RunTask started; those of a service are the service's to replace, and are not stopped here.</summary>
internal static class StopTask
{
    private const string DefaultReason = "Task stopped by user";

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.RequireCluster(request.Cluster);
        var id = Arns.NameIn(request.Task ?? "");
        var task = cluster.OneTimeTasks.At(account.Now).FirstOrDefault(one => one.Id == id)
            ?? throw EcsException.InvalidParameter("The referenced task was not found.");

        task.Stop(account.Now, request.Reason ?? DefaultReason);
        return new(TaskDescription.Of(task, cluster, account));
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public string? Task { get; init; }

        public string? Reason { get; init; }
    }

    public sealed record Response(TaskDescription Task);
}
