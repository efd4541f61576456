using EcsRestart.Ecs;

namespace EcsRestart.Restart;

/// <summary>
/// The conditions for StopServiceDeployment on a rollout that is given up. Each rule returns an obstacle or null; the first obstacle counts.
/// </summary>
internal static class RollbackRules
{
    /// <summary>
    /// The stages at which the new tasks are running and ECS shifts traffic to them, monitors them, or removes the old tasks.
    /// </summary>
    private static readonly string[] ServingStages = ["TRAFFIC_SHIFT", "BAKE_TIME", "CLEAN_UP"];

    private static readonly Func<RollbackFacts, RollbackObstacle?>[] Rules =
    [
        Adopted, Unconfirmed, NotComplete, OtherTaskDefinition, NoRecord, OtherDeployment, RollingBack, Finished, Triggered, Waiting, Unknown,
        Replaced, Serving,
    ];

    /// <returns>Null when the deployment may be rolled back.</returns>
    public static RollbackObstacle? Find(RollbackFacts facts) => Rules.Select(rule => rule(facts)).FirstOrDefault(obstacle => obstacle is not null);

    private static RollbackObstacle? Adopted(RollbackFacts facts) =>
        facts.Rollout.IsAdopted ? new("An earlier run of this schedule started the deployment.") : null;

    private static RollbackObstacle? Unconfirmed(RollbackFacts facts) =>
        facts.Rollout.IsConfirmed ? null : new("The response to UpdateService was lost, so it is not certain that this run started the deployment.");

    private static RollbackObstacle? NotComplete(RollbackFacts facts) => facts.Rollout.Predecessor is { WasPrimary: true }
        ? null
        : new("The previous deployment was not complete when the restart started.");

    private static RollbackObstacle? OtherTaskDefinition(RollbackFacts facts) => facts.Rollout.Predecessor is { HasSameTaskDefinition: true }
        ? null
        : new("The previous deployment had another task definition.");

    private static RollbackObstacle? NoRecord(RollbackFacts facts) =>
        facts.Record is null ? new("ECS returned no service-deployment record, and StopServiceDeployment requires one.") : null;

    private static RollbackObstacle? OtherDeployment(RollbackFacts facts) => facts.Record is { } record
        && !(record.IsOf(facts.Rollout.DeploymentId) && record.IsOfService(facts.Rollout.Service.ClusterName, facts.Rollout.Service.ServiceName))
            ? new("The service-deployment record belongs to another deployment.")
            : null;

    private static RollbackObstacle? RollingBack(RollbackFacts facts) =>
        facts.Record?.Status is ServiceDeploymentStatus.RollbackRequested or ServiceDeploymentStatus.RollbackInProgress
            ? new("The deployment is already being rolled back.") { MayPass = true }
            : null;

    private static RollbackObstacle? Finished(RollbackFacts facts) =>
        facts.Record is { IsUnfinished: false }
            ? new("The deployment is no longer in progress.") { MayPass = true }
            : null;

    /// <summary>ECS is already ending the deployment.</summary>
    private static RollbackObstacle? Triggered(RollbackFacts facts) =>
        facts.Record is { IsTriggered: true } ? new("The circuit breaker or an alarm has already ended the deployment.") { MayPass = true } : null;

    private static RollbackObstacle? Waiting(RollbackFacts facts) =>
        facts.Record is { WaitingHooks.Count: > 0 } ? new("The deployment waits for approval at a pause hook.") { MayPass = true } : null;

    private static RollbackObstacle? Unknown(RollbackFacts facts) =>
        facts.Service is null ? new("DescribeServices did not show how many new tasks are running.") { MayPass = true } : null;

    /// <summary>The record can lag behind a newer deployment.</summary>
    private static RollbackObstacle? Replaced(RollbackFacts facts) =>
        facts.Service is { } service && service.Primary?.Id != facts.Rollout.DeploymentId
            ? new("The deployment is no longer the PRIMARY deployment of the service.") { MayPass = true }
            : null;

    private static RollbackObstacle? Serving(RollbackFacts facts)
    {
        var running = facts.Service?.Find(facts.Rollout.DeploymentId)?.RunningCount ?? 0;
        var isServing = running >= facts.Service?.DesiredCount
            || ServingStages.Any(stage => facts.Record?.LifecycleStage?.EndsWith(stage, StringComparison.Ordinal) == true);
        return isServing ? new("All desired new tasks are running.") { MayPass = true } : null;
    }
}
