namespace EcsRestart.Simulator;

/// <summary>A service deployment in a describe response.</summary>
internal sealed record ServiceDeploymentDescription
{
    public required string ServiceDeploymentArn { get; init; }

    public required string ServiceArn { get; init; }

    public required string ClusterArn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required IReadOnlyList<ServiceRevisionSummary> SourceServiceRevisions { get; init; }

    public required ServiceRevisionSummary TargetServiceRevision { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public string? LifecycleStage { get; init; }

    public IReadOnlyList<LifecycleHookDetail>? LifecycleHookDetails { get; init; }

    public required DeploymentConfiguration DeploymentConfiguration { get; init; }

    public RollbackDescription? Rollback { get; init; }

    public required MonitorDescription DeploymentCircuitBreaker { get; init; }

    public required MonitorDescription Alarms { get; init; }

    public static ServiceDeploymentDescription From(SimulatedService service, DeploymentRecord record, Arns arns, DateTimeOffset now)
    {
        var status = record.StatusAt(now);
        var stages = record.Target.Stages;
        var hooks = stages.Runs.Select(run => LifecycleHookDetail.From(run, now)).ToList();
        return new()
        {
            ServiceDeploymentArn = ArnOf(service, record, arns),
            ServiceArn = service.Identity.Arn,
            ClusterArn = arns.Cluster(service.Identity.Cluster),
            CreatedAt = record.CreatedAt,
            StartedAt = status == "PENDING" ? null : record.StartsAt,
            FinishedAt = record.FinishedAt <= now ? record.FinishedAt : null,
            StoppedAt = record.StoppedAt <= now ? record.StoppedAt : null,
            UpdatedAt = record.UpdatedAt,
            SourceServiceRevisions = [.. record.Sources.Select(source => Summary(service, record, source, arns))],
            TargetServiceRevision = Summary(service, record, record.Target.Revision, arns),
            Status = status,
            StatusReason = record.StatusReason,
            LifecycleStage = record.Behavior.Strategy.KeepsBothSets || hooks.Count > 0 ? stages.CurrentInApi : null,
            LifecycleHookDetails = hooks.Count > 0 ? hooks : null,
            DeploymentConfiguration = DeploymentConfiguration.From(record.Behavior),
            Rollback = RollbackDescription.From(record.Rollback, service, arns),
            DeploymentCircuitBreaker = MonitorDescription.OfBreaker(record),
            Alarms = MonitorDescription.OfAlarms(record),
        };
    }

    public static string ArnOf(SimulatedService service, DeploymentRecord record, Arns arns) =>
        arns.ServiceDeployment(service.Identity.Cluster, service.Identity.Name, record.Id);

    private static ServiceRevisionSummary Summary(
        SimulatedService service, DeploymentRecord record, SimulatedRevision revision, Arns arns)
    {
        var isTarget = revision == record.Target.Revision;
        var hasShifted = record.HasSucceeded || (!record.IsFinished && record.Target.Stages.HasTrafficShifted);
        return ServiceRevisionSummary.From(service, revision, arns, record.FinalCounts?[revision]) with
        {
            RequestedProductionTrafficWeight = !record.Behavior.Strategy.KeepsBothSets ? null : isTarget == hasShifted ? 100 : 0,
        };
    }
}
