namespace EcsRestart.Simulator;

/// <summary>The present state of a service deployment, whatever the API shows of it.</summary>
/// <param name="Id">The last segment of its ARN.</param>
/// <param name="DeploymentId">The deployment that it is the record of.</param>
/// <param name="ChangedAt">When the status last changed.</param>
/// <param name="AwaitsApproval">True while a pause hook waits.</param>
/// <param name="RunningCount">The running tasks of the deployment.</param>
public sealed record ObservedServiceDeployment(
    string Id, string DeploymentId, string Status, DateTimeOffset ChangedAt, bool AwaitsApproval, int RunningCount)
{
    internal static ObservedServiceDeployment From(SimulatedService service, DeploymentRecord record, DateTimeOffset now) => new(
        record.Id,
        record.Target.Id,
        record.StatusAt(now),
        record.UpdatedAt,
        record.Target.Stages.Runs.Any(run => run.StatusAt(now) == "AWAITING_ACTION"),
        TaskCounts.From(service, task => task.Deployment == record.Target).Running);
}
