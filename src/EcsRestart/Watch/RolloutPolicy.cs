using System.Globalization;
using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>The rules by which one look at a service becomes a verdict on a rollout.</summary>
internal static class RolloutPolicy
{
    /// <summary>
    /// ECS is eventually consistent: for this long a deployment that was never seen may yet appear, and the former one
    /// that a stale answer shows as PRIMARY does not mean a rollback.
    /// </summary>
    public static readonly TimeSpan AppearanceGrace = TimeSpan.FromSeconds(60);

    private static readonly RolloutVerdict Ongoing = new RolloutVerdict.Ongoing();

    /// <param name="snapshot">The service, or null when ECS's answer did not have it.</param>
    /// <param name="seen">Whether an earlier look showed the deployment.</param>
    /// <param name="elapsed">The time since the restart was asked for.</param>
    public static RolloutVerdict Decide(Rollout rollout, ServiceSnapshot? snapshot, bool seen, TimeSpan elapsed)
    {
        var verdict = snapshot is null ? Ongoing : Judge(rollout, snapshot, seen || elapsed >= AppearanceGrace);
        return verdict is RolloutVerdict.Ongoing && elapsed >= rollout.Timeout ? TimedOut(rollout, snapshot, elapsed) : verdict;
    }

    private static RolloutVerdict Judge(Rollout rollout, ServiceSnapshot snapshot, bool shouldBeThere)
    {
        var mine = snapshot.Find(rollout.DeploymentId);
        if (mine is { IsPrimary: true })
            return JudgePrimary(mine, snapshot);

        if (snapshot.Primary is not { } primary)
            return Ongoing;

        if (!rollout.FormerDeploymentIds.Contains(primary.Id, StringComparer.Ordinal))
            return Superseded(primary.Id);

        return mine is not null || shouldBeThere ? RolledBack(primary, mine) : Ongoing;
    }

    private static RolloutVerdict JudgePrimary(DeploymentSnapshot mine, ServiceSnapshot snapshot) => mine.RolloutState switch
    {
        RolloutState.Completed => new RolloutVerdict.Completed(snapshot.Deployments.Where(other => !other.IsPrimary).Sum(other => other.RunningCount)),
        RolloutState.Failed => new RolloutVerdict.Ended(ResultCode.RolloutFailed, $"ECS ended the rollout as failed{Because(mine)}"),
        RolloutState.InProgress when !snapshot.HasCircuitBreaker && mine.FailedTasks >= FailureThreshold(snapshot.DesiredCount) => KeepFailing(mine),
        null when snapshot.Deployments.Count == 1 && snapshot.RunningCount == snapshot.DesiredCount => new RolloutVerdict.Completed(0),
        _ => Ongoing,
    };

    /// <summary>The number of failed tasks at which ECS's own circuit breaker would trip: half of desired, 3 to 200 (Developer Guide,
    /// "How the Amazon ECS deployment circuit breaker detects failures").</summary>
    private static int FailureThreshold(int desiredCount) => Math.Clamp((desiredCount + 1) / 2, 3, 200);

    private static RolloutVerdict.Ended KeepFailing(DeploymentSnapshot mine) => new(
        ResultCode.TasksKeepFailing,
        $"{Number(mine.FailedTasks)} tasks of the new deployment failed in a row, and without a deployment circuit breaker ECS goes on trying.");

    private static RolloutVerdict.Ended RolledBack(DeploymentSnapshot primary, DeploymentSnapshot? mine) => new(
        ResultCode.RolledBack,
        $"ECS rolled back to the former deployment {primary.Id}{Because(mine)}");

    private static RolloutVerdict.Ended Superseded(string by) => new(
        ResultCode.Superseded,
        $"A newer deployment, {by}, took over before this one was complete; it replaces the tasks as well.");

    private static RolloutVerdict.Ended TimedOut(Rollout rollout, ServiceSnapshot? snapshot, TimeSpan elapsed)
    {
        var running = snapshot?.Find(rollout.DeploymentId)?.RunningCount ?? 0;
        var desired = (snapshot ?? rollout.AtStart).DesiredCount;
        return new RolloutVerdict.Ended(
            ResultCode.RolloutTimedOut,
            $"Not complete after {ReportText.Duration(elapsed)}: {Number(running)} of {Number(desired)} new tasks run. ECS goes on with it.");
    }

    private static string Because(DeploymentSnapshot? mine) =>
        mine?.RolloutStateReason is { Length: > 0 } reason ? $": {reason.TrimEnd('.')}." : ".";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
