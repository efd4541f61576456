using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Results;
using static EcsRestart.Ecs.ServiceDeploymentStatus;

namespace EcsRestart.Watch;

/// <summary>
/// The rules that turn a service-deployment record into a verdict on a rollout. The record decides success and failure. DescribeServices
/// decides what is running now, and decides alone when there is no record (<see cref="RolloutPolicy"/>).
/// </summary>
internal static class ServiceDeploymentPolicy
{
    private static readonly Verdict Ongoing = new Verdict.InProgress();

    /// <param name="service">The service in the last DescribeServices; a terminal record needs one of the same poll. Null when unknown.</param>
    /// <param name="described">The verdict from DescribeServices alone.</param>
    /// <param name="elapsed">The time since the restart was requested.</param>
    /// <returns>Null when the verdict from DescribeServices counts.</returns>
    public static Verdict? Decide(
        Rollout rollout, ServiceDeploymentObservation observation, ServiceSnapshot? service, Verdict described, TimeSpan elapsed)
    {
        if (observation.IsUnreadable)
            return null;

        var isDue = elapsed >= rollout.Timeout;
        var isGone = described is Verdict.Ended { IsServiceGone: true };
        if (observation.Record is not { } record)
            return isDue || isGone || described is Verdict.Succeeded ? null : Ongoing;
        if (isGone && !record.IsTerminal)
            return null;

        return record.Status switch
        {
            null => isDue || observation.StatusFor >= RolloutPolicy.AbsenceGrace ? null : Ongoing,
            Pending or InProgress => JudgeUnfinished(observation.Track, record, service, described, isDue),
            StopRequested => isDue ? null : Ongoing,
            RollbackRequested or RollbackInProgress => isDue ? AtDeadline(record, service) : Ongoing,
            Successful when record.Rollback is not null => JudgeLateRollback(rollout, record, service, isDue),
            Successful => JudgeSuccess(rollout, observation, service, described, isDue),
            Stopped => JudgeStopped(rollout, observation, record, service, described, isDue),
            RollbackSuccessful => RolledBack(record, service),
            RollbackFailed => new Verdict.Ended(ResultCode.RolloutFailed, ServiceDeploymentText.RollbackFailed(record), service),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Returns the verdict on a rollout that is no longer watched, because its timeout or the time of the run has expired.</summary>
    /// <returns>Null when the record shows only that the deployment is unfinished.</returns>
    public static Verdict? AtDeadline(ServiceDeploymentSnapshot record, ServiceSnapshot? service) => record.Status switch
    {
        RollbackRequested or RollbackInProgress => new Verdict.Ended(
            ResultCode.RolledBack, ServiceDeploymentText.RollingBack(record), service)
        { RolledBackBy = Actor(record) },
        Pending or InProgress when ServiceDeploymentText.Waiting(record) is { } waiting => new Verdict.Unverified(waiting),
        _ => null,
    };

    private static Verdict? JudgeUnfinished(
        ServiceDeploymentTrack track, ServiceDeploymentSnapshot record, ServiceSnapshot? service, Verdict described, bool isDue)
    {
        var keepsFailing = described is Verdict.Ended ended && ended.Code == ResultCode.TasksKeepFailing && service is not { Alarms: not null };
        if (keepsFailing || (described is Verdict.Succeeded && track.WasCompleted))
            return null;

        return isDue ? AtDeadline(record, service) : Ongoing;
    }

    /// <summary>
    /// The new tasks are healthy. ECS then removes the old tasks, within about a minute. The verdict waits for that, unless ECS keeps
    /// them after the deployment has completed.
    /// </summary>
    private static Verdict JudgeSuccess(
        Rollout rollout, ServiceDeploymentObservation observation, ServiceSnapshot? service, Verdict described, bool isDue)
    {
        var succeeded = Succeeded(rollout, service);
        var canFinish = isDue || observation.StatusFor >= RolloutPolicy.AbsenceGrace || described is Verdict.Succeeded;
        return canFinish || (service is not null && succeeded.OldTasksLeft == 0) ? succeeded : Ongoing;
    }

    private static Verdict.Succeeded Succeeded(Rollout rollout, ServiceSnapshot? service)
    {
        var oldDeployments = (service?.Deployments ?? []).Where(other => other.Id != rollout.DeploymentId && other.CreatedAt < rollout.CreatedAt);
        return new(oldDeployments.Sum(other => other.RunningCount)) { IsScaledToZero = service is { DesiredCount: 0 } };
    }

    /// <summary>A rollback that was requested after the rollout had finished.</summary>
    private static Verdict JudgeLateRollback(
        Rollout rollout, ServiceDeploymentSnapshot record, ServiceSnapshot? service, bool isDue) => service?.Primary switch
        {
            { RolloutState: RolloutState.Completed } primary when primary.Id == rollout.DeploymentId =>
                Succeeded(rollout, service) with { HasLateRollback = true },
            { } primary when primary.Id != rollout.DeploymentId => RolledBack(record, service),
            _ => isDue ? RolledBack(record, service) : Ongoing,
        };

    private static Verdict JudgeStopped(
        Rollout rollout, ServiceDeploymentObservation observation, ServiceDeploymentSnapshot record, ServiceSnapshot? service, Verdict described, bool isDue)
    {
        var newer = NewerDeployment(rollout, observation, service);
        if (record.IsTriggered)
            return new Verdict.Ended(ResultCode.RolloutFailed, ServiceDeploymentText.Triggered(record, newer), service);

        if (described is Verdict.Ended ended && ended.Code == ResultCode.Superseded)
            return ended;

        if (newer is not null)
            return RolloutPolicy.Superseded(newer, service);

        // A newer deployment stops this one at once, and the list shows it later.
        return isDue || observation.StatusFor >= RolloutPolicy.AbsenceGrace
            ? new Verdict.Ended(ResultCode.Stopped, ServiceDeploymentText.Stopped(record), service)
            : Ongoing;
    }

    /// <summary>A STOPPED deployment is not rolled back, so a later and previously unknown PRIMARY deployment replaced it.</summary>
    private static string? NewerDeployment(Rollout rollout, ServiceDeploymentObservation observation, ServiceSnapshot? service) =>
        observation.Newer?.TargetRevisionArn is { } revision ? ServiceDeploymentSnapshot.DeploymentIdOf(revision)
        : service?.Primary is { } primary && primary.Id != rollout.DeploymentId && primary.CreatedAt > rollout.CreatedAt
            && rollout.InitialSnapshot.Find(primary.Id) is null ? primary.Id
        : null;

    private static Verdict.Ended RolledBack(ServiceDeploymentSnapshot record, ServiceSnapshot? service)
    {
        var actor = Actor(record);
        return new(ResultCode.RolledBack, ServiceDeploymentText.RolledBack(record, actor), service) { RolledBackBy = actor };
    }

    /// <summary>Only the reason shows whether a user or a lifecycle hook caused the rollback. A triggered monitor takes precedence.</summary>
    private static RollbackActor Actor(ServiceDeploymentSnapshot record) =>
        !record.IsTriggered && IsByUser(record.Rollback?.Reason ?? record.StatusReason) ? RollbackActor.Other : RollbackActor.Ecs;

    private static bool IsByUser(string? reason) => reason?.Contains("by user", StringComparison.OrdinalIgnoreCase) ?? false;
}
