using Amazon.ECS;
using Amazon.ECS.Model;
using EcsRestart.Ecs;

namespace EcsRestart.Aws;

/// <summary>What ECS describes, as the core sees it. The SDK leaves absent lists and numbers null.</summary>
internal static class Snapshots
{
    public static ServiceSnapshot ToSnapshot(this Service service) => new()
    {
        ServiceName = service.ServiceName,
        DesiredCount = service.DesiredCount ?? 0,
        RunningCount = service.RunningCount ?? 0,
        PendingCount = service.PendingCount ?? 0,
        HasCircuitBreaker = service.DeploymentConfiguration?.DeploymentCircuitBreaker?.Enable ?? false,
        Deployments = [.. (service.Deployments ?? []).Select(ToSnapshot)],
    };

    private static DeploymentSnapshot ToSnapshot(Deployment deployment) => new()
    {
        Id = deployment.Id,
        IsPrimary = deployment.Status == "PRIMARY",
        CreatedAt = deployment.CreatedAt ?? default(DateTimeOffset),
        RolloutState = ToRolloutState(deployment.RolloutState),
        RolloutStateReason = deployment.RolloutStateReason,
        RunningCount = deployment.RunningCount ?? 0,
        PendingCount = deployment.PendingCount ?? 0,
        FailedTasks = deployment.FailedTasks ?? 0,
    };

    private static RolloutState? ToRolloutState(DeploymentRolloutState? state) =>
        state == DeploymentRolloutState.IN_PROGRESS ? RolloutState.InProgress
        : state == DeploymentRolloutState.COMPLETED ? RolloutState.Completed
        : state == DeploymentRolloutState.FAILED ? RolloutState.Failed
        : null;
}
