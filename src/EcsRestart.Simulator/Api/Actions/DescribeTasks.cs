namespace EcsRestart.Simulator;

internal static class DescribeTasks
{
    private const int MaxTasks = 100;

    public static Response Serve(SimulatedAccount account, Request request)
    {
        var cluster = account.RequireCluster(request.Cluster);
        if (request.Tasks is not { Count: > 0 } requested)
            throw EcsException.InvalidParameter("Tasks cannot be empty.");
        if (requested.Count > MaxTasks)
            throw EcsException.InvalidParameter($"taskIds can have at most {MaxTasks} items.");

        var known = cluster.Services.SelectMany(service => service.Tasks, (service, task) => TaskDescription.From(task, service, account))
            .Concat(cluster.OneTimeTasks.At(account.Now).Select(task => TaskDescription.From(task, cluster, account)))
            .ToDictionary(task => task.TaskArn, StringComparer.Ordinal);
        var arns = requested.Select(name => account.Arns.Task(cluster.Name, Arns.NameIn(name))).Distinct(StringComparer.Ordinal).ToList();
        return new(
            [.. arns.Where(known.ContainsKey).Select(arn => known[arn])],
            [.. arns.Where(arn => !known.ContainsKey(arn)).Select(Failure.Missing)]);
    }

    public sealed record Request
    {
        public string? Cluster { get; init; }

        public IReadOnlyList<string>? Tasks { get; init; }
    }

    public sealed record Response(IReadOnlyList<TaskDescription> Tasks, IReadOnlyList<Failure> Failures);
}
