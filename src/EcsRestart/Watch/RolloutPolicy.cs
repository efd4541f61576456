using System.Globalization;
using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>The rules by which one look at a service becomes a verdict on a rollout.</summary>
internal static class RolloutPolicy
{
    /// <summary>
    /// ECS is eventually consistent: an answer may show the service as it was before the restart, even after one that showed the
    /// deployment. Only a deployment that answers have lacked for this long, or that ECS says has failed, is taken to be gone.
    /// </summary>
    public static readonly TimeSpan AbsenceGrace = TimeSpan.FromSeconds(60);

    private static readonly RolloutVerdict Ongoing = new RolloutVerdict.Ongoing();

    /// <param name="snapshot">The service, or null when ECS's answer did not have it.</param>
    /// <param name="absentFor">For how long every answer has lacked the deployment; zero when the last one had it.</param>
    /// <param name="elapsed">The time since the restart was asked for.</param>
    public static RolloutVerdict Decide(Rollout rollout, ServiceSnapshot? snapshot, TimeSpan absentFor, TimeSpan elapsed)
    {
        var verdict = snapshot is null ? Ongoing : Judge(rollout, snapshot, absentFor);
        return verdict is RolloutVerdict.Ongoing && elapsed >= rollout.Timeout ? TimedOut(rollout, snapshot, elapsed) : verdict;
    }

    private static RolloutVerdict Judge(Rollout rollout, ServiceSnapshot snapshot, TimeSpan absentFor)
    {
        var mine = snapshot.Find(rollout.DeploymentId);
        if (mine is { IsPrimary: true })
            return JudgePrimary(mine, snapshot);

        if (snapshot.Primary is not { } primary)
            return Ongoing;

        if (primary.CreatedAt > rollout.CreatedAt)
            return Superseded(primary.Id, snapshot);

        var isGone = mine is not null || absentFor >= AbsenceGrace
            || FailureOf(rollout, snapshot) is not null;
        return isGone ? RolledBack(rollout, primary, mine, snapshot) : Ongoing;
    }

    private static RolloutVerdict JudgePrimary(DeploymentSnapshot mine, ServiceSnapshot snapshot) => mine.RolloutState switch
    {
        RolloutState.Completed => new RolloutVerdict.Completed(snapshot.Deployments.Where(other => !other.IsPrimary).Sum(other => other.RunningCount)),
        RolloutState.Failed => new RolloutVerdict.Ended(ResultCode.RolloutFailed, $"ECS ended the rollout as failed{Because(mine.RolloutStateReason)}", snapshot),
        RolloutState.InProgress when !snapshot.HasCircuitBreaker && mine.FailedTasks >= FailureThreshold(snapshot.DesiredCount) => KeepFailing(mine, snapshot),
        null when snapshot.Deployments.Count == 1 && snapshot.RunningCount == snapshot.DesiredCount => new RolloutVerdict.Completed(0),
        _ => Ongoing,
    };

    /// <summary>The number of failed tasks at which ECS's own circuit breaker would trip: half of desired, 3 to 200 (Developer Guide,
    /// "How the Amazon ECS deployment circuit breaker detects failures").</summary>
    private static int FailureThreshold(int desiredCount) => Math.Clamp((desiredCount + 1) / 2, 3, 200);

    private static RolloutVerdict.Ended KeepFailing(DeploymentSnapshot mine, ServiceSnapshot snapshot) => new(
        ResultCode.TasksKeepFailing,
        $"{Number(mine.FailedTasks)} tasks of the new deployment failed in a row, and without a deployment circuit breaker ECS goes on trying.",
        snapshot);

    private static RolloutVerdict.Ended RolledBack(
        Rollout rollout, DeploymentSnapshot primary, DeploymentSnapshot? mine, ServiceSnapshot snapshot) => new(
        ResultCode.RolledBack,
        $"ECS rolled back to the former deployment {primary.Id}{Because(mine?.RolloutStateReason ?? FailureOf(rollout, snapshot))}",
        snapshot);

    private static RolloutVerdict.Ended Superseded(string by, ServiceSnapshot snapshot) => new(
        ResultCode.Superseded,
        $"A newer deployment, {by}, took over before this one was complete; it replaces the tasks as well.",
        snapshot);

    private static RolloutVerdict.Ended TimedOut(Rollout rollout, ServiceSnapshot? snapshot, TimeSpan elapsed)
    {
        var running = snapshot?.Find(rollout.DeploymentId)?.RunningCount ?? 0;
        var desired = (snapshot ?? rollout.AtStart).DesiredCount;
        return new RolloutVerdict.Ended(
            ResultCode.RolloutTimedOut,
            $"Not complete after {ReportText.Duration(elapsed)}: {Number(running)} of {Number(desired)} new tasks run. ECS goes on with it.",
            snapshot);
    }

    /// <summary>What ECS said when the deployment failed; null when it has not said so.</summary>
    private static string? FailureOf(Rollout rollout, ServiceSnapshot snapshot) =>
        snapshot.Events.FirstOrDefault(happened => happened.FailedDeploymentId == rollout.DeploymentId)?.FailureReason;

    private static string Because(string? reason) => string.IsNullOrEmpty(reason) ? "." : $": {reason.TrimEnd('.')}.";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
