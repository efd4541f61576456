using System.Globalization;
using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>
/// The rules that turn one DescribeServices response into a verdict on a rollout. They rely on deployment IDs and on what ECS reports. A
/// date alone proves neither a rollback nor a newer deployment, because a rollback can restore a deployment with a new date.
/// </summary>
internal static class RolloutPolicy
{
    /// <summary>
    /// How long responses must have been without the deployment before it counts as gone, unless ECS reports that it failed. ECS is
    /// eventually consistent: a response can show the service before the restart, even after a response that showed the deployment.
    /// </summary>
    public static readonly TimeSpan AbsenceGrace = TimeSpan.FromSeconds(60);

    private static readonly Verdict Ongoing = new Verdict.InProgress();

    /// <param name="history">The history before this poll.</param>
    /// <param name="elapsed">The time since the restart was requested.</param>
    public static Verdict Decide(DescribedRollout sight, RolloutHistory history, TimeSpan elapsed)
    {
        var (rollout, service) = (sight.Rollout, sight.Snapshot);
        var verdict = service switch
        {
            null => sight.IsMissing && history.WasMissing ? Deleted() : Ongoing,
            { IsActive: false } => Deleted(service),
            _ => Judge(rollout, service, history, history.AbsentFor(sight, elapsed)),
        };
        return verdict is Verdict.InProgress && elapsed >= rollout.Timeout ? TimedOut(rollout, service, elapsed) : verdict;
    }

    private static Verdict Judge(Rollout rollout, ServiceSnapshot service, RolloutHistory history, TimeSpan absentFor)
    {
        var signs = FailureSigns.Of(service, rollout.DeploymentId, rollout.CreatedAt);
        var ours = service.Find(rollout.DeploymentId);
        if (ours is { IsPrimary: true })
            return JudgePrimary(ours, service, signs);

        if (service.Primary is not { } primary)
            return Ongoing;

        if (!history.IsKnown(primary) && !IsClearlyOlder(primary, rollout))
            return JudgeNewPrimary(rollout, ours, primary, service, signs);

        var isGone = ours is not null || signs.HasFailed || signs.HasRollbackEvent || absentFor >= AbsenceGrace;
        return isGone ? RolledBack(primary, service, signs) : Ongoing;
    }

    private static Verdict JudgePrimary(DeploymentSnapshot ours, ServiceSnapshot service, FailureSigns signs) => ours.RolloutState switch
    {
        RolloutState.Completed => Completed(ours, service),
        RolloutState.Failed => Failed(signs, service),
        _ when signs.HasFailed && !service.RollsBack => Failed(signs, service),
        RolloutState.InProgress when !service.HasCircuitBreaker && service.Alarms is null && ours.FailedTasks >= service.FailureThreshold =>
            KeepFailing(ours, service),
        null when service.Deployments.Count == 1 && service.RunningCount >= service.DesiredCount => Completed(ours, service),
        _ => Ongoing,
    };

    /// <summary>
    /// The PRIMARY deployment is new: either a deployment restored under a new ID after ours failed, or a newer deployment. A newer
    /// deployment does not change the outcome of a rollout that had already completed or failed.
    /// </summary>
    private static Verdict JudgeNewPrimary(
        Rollout rollout, DeploymentSnapshot? ours, DeploymentSnapshot primary, ServiceSnapshot service, FailureSigns signs)
    {
        if (signs.IsRolledBack)
            return RolledBack(primary, service, signs);

        if (signs.HasFailed)
            return new Verdict.Ended(
                ResultCode.RolloutFailed,
                $"ECS ended the rollout as failed{Because(signs.Reason)} A newer deployment, {primary.Id}, has replaced it since.",
                service);

        var isCompleted = ours?.RolloutState == RolloutState.Completed
            || service.Events.Any(serviceEvent => serviceEvent.CompletedDeploymentId == rollout.DeploymentId);
        return isCompleted ? new Verdict.Succeeded(0) : Superseded(primary.Id, service);
    }

    /// <summary>A deployment that ECS created well before ours cannot have replaced it. Both dates are by the ECS clock.</summary>
    private static bool IsClearlyOlder(DeploymentSnapshot primary, Rollout rollout) => rollout.CreatedAt - primary.CreatedAt > AbsenceGrace;

    private static Verdict.Succeeded Completed(DeploymentSnapshot ours, ServiceSnapshot service) =>
        new(service.Deployments.Where(other => other != ours).Sum(other => other.RunningCount)) { IsScaledToZero = service.DesiredCount == 0 };

    private static Verdict.Ended Failed(FailureSigns signs, ServiceSnapshot service) =>
        new(ResultCode.RolloutFailed, $"ECS ended the rollout as failed{Because(signs.Reason)}", service);

    private static Verdict.Ended KeepFailing(DeploymentSnapshot ours, ServiceSnapshot service) => new(
        ResultCode.TasksKeepFailing,
        $"{Number(ours.FailedTasks)} tasks of the new deployment failed in a row. The service has no deployment circuit breaker, so ECS keeps retrying.",
        service)
    {
        Cause = $"{Number(ours.FailedTasks)} tasks of the new deployment failed in a row.",
    };

    private static Verdict.Ended RolledBack(DeploymentSnapshot primary, ServiceSnapshot service, FailureSigns signs) =>
        primary.RolloutState == RolloutState.Failed && signs.IsRolledBack
            ? new(
                ResultCode.RolloutFailed,
                $"ECS ended the rollout as failed{Because(signs.Reason)} "
                + $"The rollback to deployment {primary.Id} also failed{Because(primary.FailureReason)} Check the service now.",
                service)
            : new(
                ResultCode.RolledBack,
                $"ECS rolled back to the previous deployment {signs.RollbackTargetId ?? primary.Id}{Because(signs.Reason)}",
                service);

    /// <param name="by">The ID of the newer deployment.</param>
    public static Verdict.Ended Superseded(string by, ServiceSnapshot? service) => new(
        ResultCode.Superseded,
        $"Deployment {by} replaced this one before it completed and also replaces the tasks.",
        service);

    private static Verdict.Ended Deleted(ServiceSnapshot? service = null) => service is null
        ? new(ResultCode.ServiceNotFound, "ECS no longer lists the service: it was deleted while the rollout was in progress.", null)
        : new(ResultCode.ServiceNotActive, $"The service was deleted while the rollout was in progress (status {service.Status}).", service);

    private static Verdict.Ended TimedOut(Rollout rollout, ServiceSnapshot? service, TimeSpan elapsed)
    {
        if (service is not null && FailureSigns.Of(service, rollout.DeploymentId, rollout.CreatedAt) is { HasFailed: true } signs)
            return Failed(signs, service);

        var running = service?.Find(rollout.DeploymentId)?.RunningCount ?? 0;
        var desired = (service ?? rollout.InitialSnapshot).DesiredCount;
        var obstacle = service is null ? null : ServiceEvent.Obstacle(service.EventsSince(rollout.CreatedAt));
        var progress = $"The rollout did not complete within {TextFormat.Duration(elapsed)}: {Number(running)} of {Number(desired)} new tasks {(running == 1 ? "is" : "are")} running.";
        var reported = obstacle is null ? "" : $" {DiagnosisText.Reported(obstacle.Message)}";
        return new Verdict.Ended(ResultCode.RolloutTimedOut, $"{progress} ECS continues the deployment.{reported}", service) { Cause = progress + reported };
    }

    private static string Because(string? reason) => string.IsNullOrEmpty(reason) ? "." : $": {TaskEvidence.Shorten(reason).TrimEnd('.')}.";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
