namespace EcsRestart.Simulator;

/// <summary>The counterpart of a deployment with the CODE_DEPLOY and EXTERNAL controllers.</summary>
internal sealed record TaskSetDescription
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string TaskDefinition { get; init; }

    public required int ComputedDesiredCount { get; init; }

    public required int PendingCount { get; init; }

    public required int RunningCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string StabilityStatus { get; init; }

    public static TaskSetDescription From(SimulatedService service, SimulatedDeployment deployment)
    {
        var counts = TaskCounts.From(service, task => task.Deployment == deployment);
        return new()
        {
            Id = deployment.Id,
            Status = deployment.Status,
            TaskDefinition = deployment.TaskDefinition.Arn,
            ComputedDesiredCount = service.Behavior.DesiredCount,
            PendingCount = counts.Pending,
            RunningCount = counts.Running,
            CreatedAt = deployment.CreatedAt,
            UpdatedAt = deployment.UpdatedAt,
            StabilityStatus = deployment.IsInProgress ? "STABILIZING" : "STEADY_STATE",
        };
    }
}
