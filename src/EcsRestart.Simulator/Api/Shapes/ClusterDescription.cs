namespace EcsRestart.Simulator;

internal sealed record ClusterDescription
{
    public required string ClusterArn { get; init; }

    public required string ClusterName { get; init; }

    public string Status { get; } = "ACTIVE";

    public int RegisteredContainerInstancesCount { get; }

    public required int RunningTasksCount { get; init; }

    public required int PendingTasksCount { get; init; }

    public required int ActiveServicesCount { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public static ClusterDescription From(SimulatedCluster cluster, SimulatedAccount account, IReadOnlyList<string>? include)
    {
        var oneTime = cluster.OneTimeTasks.At(account.Now).CountBy(task => task.StatusAt(account.Now)).ToDictionary();
        var counts = cluster.Services.Select(service => TaskCounts.From(service, _ => true)).ToList();
        return new()
        {
            ClusterArn = cluster.Arn,
            ClusterName = cluster.Name,
            RunningTasksCount = counts.Sum(count => count.Running) + oneTime.GetValueOrDefault("RUNNING"),
            PendingTasksCount = counts.Sum(count => count.Pending) + oneTime.GetValueOrDefault("PENDING") + oneTime.GetValueOrDefault("PROVISIONING"),
            ActiveServicesCount = cluster.Services.Count(service => service.Status == "ACTIVE"),
            Tags = Tag.Write(cluster.Tags, include),
        };
    }
}
