using System.Text.Json.Nodes;

namespace EcsRestart.Simulator;

internal sealed record DeploymentDescription
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string TaskDefinition { get; init; }

    public required int DesiredCount { get; init; }

    public required int PendingCount { get; init; }

    public required int RunningCount { get; init; }

    public required int FailedTasks { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string LaunchType { get; init; }

    public string? PlatformVersion { get; init; }

    public string? PlatformFamily { get; init; }

    public JsonNode? NetworkConfiguration { get; init; }

    public string? RolloutState { get; init; }

    public string? RolloutStateReason { get; init; }

    public static DeploymentDescription From(SimulatedService service, SimulatedDeployment deployment)
    {
        var counts = TaskCounts.From(service, task => task.Deployment == deployment);
        var scheduled = deployment.IsScheduled ? service.Behavior.DesiredCount : 0;
        var hasRolloutState = !service.Behavior.AbsentMembers.Contains("rolloutState");
        var isFargate = service.Behavior.LaunchType == "FARGATE";
        return new()
        {
            Id = deployment.Id,
            Status = deployment.Status,
            TaskDefinition = deployment.TaskDefinition.Arn,
            DesiredCount = deployment.Status == "PRIMARY" ? scheduled : counts.Desired,
            PendingCount = counts.Pending,
            RunningCount = counts.Running,
            FailedTasks = deployment.FailedTasks,
            CreatedAt = deployment.CreatedAt,
            UpdatedAt = deployment.UpdatedAt,
            LaunchType = service.Behavior.LaunchType,
            PlatformVersion = isFargate ? "1.4.0" : null,
            PlatformFamily = isFargate ? "Linux" : null,
            NetworkConfiguration = service.NetworkConfiguration?.DeepClone(),
            RolloutState = hasRolloutState ? deployment.RolloutState : null,
            RolloutStateReason = hasRolloutState ? deployment.RolloutStateReason : null,
        };
    }
}
