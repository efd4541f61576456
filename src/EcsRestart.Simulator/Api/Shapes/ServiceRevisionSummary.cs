namespace EcsRestart.Simulator;

/// <summary>A service revision and its task counts, in a service deployment or service.</summary>
internal sealed record ServiceRevisionSummary
{
    public required string Arn { get; init; }

    public required int RequestedTaskCount { get; init; }

    public required int RunningTaskCount { get; init; }

    public required int PendingTaskCount { get; init; }

    /// <summary>Null for rolling deployments.</summary>
    public double? RequestedProductionTrafficWeight { get; init; }

    public static ServiceRevisionSummary From(SimulatedService service, SimulatedRevision revision, Arns arns, TaskCounts? counts = null)
    {
        var tasks = counts ?? TaskCounts.From(service, task => task.Deployment.Revision == revision);
        return new()
        {
            Arn = ArnOf(service, revision, arns),
            RequestedTaskCount = tasks.Desired,
            RunningTaskCount = tasks.Running,
            PendingTaskCount = tasks.Pending,
        };
    }

    public static string ArnOf(SimulatedService service, SimulatedRevision revision, Arns arns) =>
        arns.ServiceRevision(service.Identity.Cluster, service.Identity.Name, revision.Digits);
}
