using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>
/// Whether an earlier run of the same schedule restarted a service. EventBridge Scheduler delivers at least once and Lambda tries a
/// failed invocation again, so the same payload may come several times. A deployment that began at or after the scheduled time is that
/// run's, or does the same, unless the response shows that ECS went back to it: a rollback may give a former deployment a new date. One that
/// failed left an event behind, even where ECS has rolled back and no longer lists it.
/// </summary>
internal static class ScheduledRestart
{
    /// <summary>A deployment that is restored with a new date, and the events about it, are at most this far apart.</summary>
    private static readonly TimeSpan RestoreTime = TimeSpan.FromSeconds(30);

    /// <returns>Null when the schedule has not restarted the service, or there is none.</returns>
    public static PreflightVerdict? Judge(PreflightContext it)
    {
        if (it.Request.ScheduledTime is not { } scheduled)
            return null;

        if (it.Service.Primary is { } primary && primary.CreatedAt >= scheduled && !IsRestored(it.Service, primary, scheduled))
            return JudgePrimary(it, primary, scheduled);

        return FailedSince(it.Service, scheduled) is { } failed ? JudgeFailed(it, failed, scheduled)
            : HasUnnamedFailureSince(it.Service, scheduled) ? JudgeRolledBack(it, "A deployment", scheduled)
            : null;
    }

    private static PreflightVerdict JudgePrimary(PreflightContext it, DeploymentSnapshot primary, DateTimeOffset scheduled)
    {
        var since = $"Deployment {primary.Id} began at {TextFormat.Time(primary.CreatedAt)}, after the scheduled time {TextFormat.Time(scheduled)}";
        if (primary.RolloutState != RolloutState.Failed && !it.IsUnfinished)
            return new PreflightVerdict.Refuse(ResultCode.AlreadyRestarted, $"{since}.");

        if (it.Request.Wait)
            return new PreflightVerdict.Adopt(primary.Id, primary.CreatedAt);

        return primary.RolloutState == RolloutState.Failed
            ? new PreflightVerdict.Refuse(ResultCode.RolloutFailed, $"{since}, and failed; this schedule does not try again.")
            : new PreflightVerdict.Refuse(ResultCode.AlreadyRestarted, $"{since}, and is still under way.");
    }

    private static PreflightVerdict JudgeFailed(PreflightContext it, string failed, DateTimeOffset scheduled) => it.Request.Wait
        ? new PreflightVerdict.Adopt(failed, it.Service.Find(failed)?.CreatedAt ?? scheduled)
        : JudgeRolledBack(it, $"Deployment {failed}", scheduled);

    private static PreflightVerdict.Refuse JudgeRolledBack(PreflightContext it, string deployment, DateTimeOffset scheduled)
    {
        var failed = $"{deployment} failed after the scheduled time {TextFormat.Time(scheduled)}";
        return it.Service.Primary switch
        {
            { RolloutState: RolloutState.Failed } primary => new(
                ResultCode.RolloutFailed, $"{failed}, and so did the rollback to {primary.Id}; this schedule does not try again."),
            { RolloutState: RolloutState.InProgress } primary when it.IsRollingBack => new(
                ResultCode.RolledBack, $"{failed} and ECS is rolling back to {primary.Id}; this schedule does not try again."),
            _ => new(ResultCode.RolledBack, $"{failed} and ECS rolled back; this schedule does not try again."),
        };
    }

    /// <summary>
    /// Whether PRIMARY is a former deployment that ECS went back to since the scheduled time, whatever its date. An event or its reason tells;
    /// without either, another deployment that failed while ECS is configured to roll back. Events from well before PRIMARY was created
    /// are about other deployments.
    /// </summary>
    private static bool IsRestored(ServiceSnapshot service, DeploymentSnapshot primary, DateTimeOffset scheduled)
    {
        var events = service.EventsSince(scheduled).Where(one => primary.CreatedAt - one.CreatedAt <= RestoreTime).ToArray();
        var rollbacks = events.Where(one => one.IsRollback).ToArray();
        var rollback = rollbacks.Where(one => one.RollbackTargetId == primary.Id).MaxBy(one => one.CreatedAt);
        if (rollback is not null || primary.ReportsRollback)
            return !CompletedBefore(service, primary, scheduled, rollback?.CreatedAt);

        // The event can name the former ID of a deployment that was restored under a new one.
        if (rollbacks.Any(one => one.RollbackTargetId is not null && one.CreatedAt - primary.CreatedAt <= RestoreTime))
            return true;

        return rollbacks.All(one => one.RollbackTargetId is null)
            && primary.RolloutState != RolloutState.Failed
            && (rollbacks.Length > 0 || service.RollsBack)
            && HasFailureOfAnother(service, primary, events, scheduled);
    }

    /// <summary>A deployment that completed between the scheduled time and the rollback was created by a restart, and ECS went back to that.</summary>
    private static bool CompletedBefore(ServiceSnapshot service, DeploymentSnapshot primary, DateTimeOffset scheduled, DateTimeOffset? rollback) =>
        service.EventsSince(scheduled).Any(one => one.CompletedDeploymentId == primary.Id && one.CreatedAt < rollback);

    private static bool HasFailureOfAnother(
        ServiceSnapshot service, DeploymentSnapshot primary, IReadOnlyList<ServiceEvent> events, DateTimeOffset scheduled) =>
        service.Deployments.Any(other => !other.IsPrimary && other.HasFailed && other.CreatedAt >= scheduled)
        || events.Any(one => one.IsDeploymentFailure && one.FailedDeploymentId != primary.Id);

    /// <summary>The deployment since the scheduled time that failed: one that is listed behind PRIMARY, or that an event names.</summary>
    private static string? FailedSince(ServiceSnapshot service, DateTimeOffset scheduled) =>
        service.Deployments.Where(other => !other.IsPrimary && other.CreatedAt >= scheduled).MaxBy(other => other.HasFailed)?.Id
        ?? NamedFailures(service, scheduled).FirstOrDefault(id => !BeganBefore(service, id, scheduled));

    /// <summary>Some failure events name no deployment. A failure that began earlier explains them, if an event or the list names it.</summary>
    private static bool HasUnnamedFailureSince(ServiceSnapshot service, DateTimeOffset scheduled)
    {
        var isExplained = NamedFailures(service, scheduled).Any() || service.Deployments.Any(other => !other.IsPrimary && other.HasFailed);
        return !isExplained
            && (service.EventsSince(scheduled).Any(one => one.IsRollback || (one.IsDeploymentFailure && one.FailedDeploymentId is null))
                || (service.Primary is { ReportsRollback: true } primary && primary.CreatedAt >= scheduled));
    }

    /// <summary>Of other deployments than PRIMARY, the newest first: a rollback to PRIMARY can fail as well.</summary>
    private static IEnumerable<string> NamedFailures(ServiceSnapshot service, DateTimeOffset scheduled) =>
        service.EventsSince(scheduled).Select(one => one.FailedDeploymentId).OfType<string>().Where(id => id != service.Primary?.Id);

    /// <summary>Somebody's earlier deployment may fail after the scheduled time, and so may a rollback.</summary>
    private static bool BeganBefore(ServiceSnapshot service, string id, DateTimeOffset scheduled) =>
        service.Find(id) is { } listed && listed.CreatedAt < scheduled;
}
