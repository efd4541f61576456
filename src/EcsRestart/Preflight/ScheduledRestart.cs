using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>
/// Decides whether an earlier run of the same schedule already restarted a service. EventBridge Scheduler delivers at least once, and
/// Lambda retries failed invocations, so the same payload may arrive several times. A deployment created at or after the scheduled time
/// counts as that restart, unless ECS rolled back to it: a rollback may give an old deployment a new creation time. A failed deployment
/// leaves a service event behind, even after ECS has rolled back and no longer lists it.
/// </summary>
internal static class ScheduledRestart
{
    /// <summary>The longest time between the new creation time of a restored deployment and the service events about the rollback.</summary>
    private static readonly TimeSpan RestoreTime = TimeSpan.FromSeconds(30);

    /// <returns>The verdict, or null when the run has no scheduled time or the schedule has not restarted the service.</returns>
    public static PreflightVerdict? Decide(PreflightContext context)
    {
        if (context.Request.ScheduledTime is not { } scheduled)
            return null;

        if (context.Service.Primary is { } primary && primary.CreatedAt >= scheduled && !IsRestored(context, primary, scheduled))
            return DecidePrimary(context, primary, scheduled);

        return FailedSince(context.Service, scheduled) is { } failed ? DecideFailed(context, failed, scheduled)
            : HasUnnamedFailureSince(context.Service, scheduled) ? DecideRolledBack(context, "A deployment", scheduled)
            : null;
    }

    private static PreflightVerdict DecidePrimary(PreflightContext context, DeploymentSnapshot primary, DateTimeOffset scheduled)
    {
        var since = $"Deployment {primary.Id} was created at {TextFormat.Time(primary.CreatedAt)}, after the scheduled time {TextFormat.Time(scheduled)}";
        if (primary.RolloutState != RolloutState.Failed && !context.IsUnfinished)
            return new PreflightVerdict.Refuse(ResultCode.AlreadyRestarted, $"{since}.");

        if (context.Request.Wait)
            return new PreflightVerdict.Adopt(primary.Id, primary.CreatedAt);

        return primary.RolloutState == RolloutState.Failed
            ? new PreflightVerdict.Refuse(ResultCode.RolloutFailed, $"{since}, and failed. This schedule does not retry.")
            : new PreflightVerdict.Refuse(ResultCode.AlreadyRestarted, $"{since}, and is still in progress.");
    }

    private static PreflightVerdict DecideFailed(PreflightContext context, string failed, DateTimeOffset scheduled) => context.Request.Wait
        ? new PreflightVerdict.Adopt(failed, context.Service.Find(failed)?.CreatedAt ?? scheduled)
        : DecideRolledBack(context, $"Deployment {failed}", scheduled);

    private static PreflightVerdict.Refuse DecideRolledBack(PreflightContext context, string deployment, DateTimeOffset scheduled)
    {
        var failed = $"{deployment} failed after the scheduled time {TextFormat.Time(scheduled)}";
        return context.Service.Primary switch
        {
            { RolloutState: RolloutState.Failed } primary => new(
                ResultCode.RolloutFailed, $"{failed}, and so did the rollback to {primary.Id}. This schedule does not retry."),
            { RolloutState: RolloutState.InProgress } primary when context.IsRollingBack => new(
                ResultCode.RolledBack, $"{failed}, and ECS is rolling back to {primary.Id}. This schedule does not retry."),
            _ => new(ResultCode.RolledBack, $"{failed}, and ECS rolled back. This schedule does not retry."),
        };
    }

    /// <summary>
    /// True when PRIMARY is an older deployment that ECS rolled back to after the scheduled time, whatever its creation time. The evidence is
    /// a service event, the rollout state reason, or the failure of another deployment when ECS or the request rolls back. Events from well before
    /// PRIMARY was created are about other deployments.
    /// </summary>
    private static bool IsRestored(PreflightContext context, DeploymentSnapshot primary, DateTimeOffset scheduled)
    {
        var service = context.Service;
        var events = service.EventsSince(scheduled).Where(serviceEvent => primary.CreatedAt - serviceEvent.CreatedAt <= RestoreTime).ToArray();
        var rollbacks = events.Where(serviceEvent => serviceEvent.IsRollback).ToArray();
        var rollback = rollbacks.Where(serviceEvent => serviceEvent.RollbackTargetId == primary.Id).MaxBy(serviceEvent => serviceEvent.CreatedAt);
        if (rollback is not null || primary.ReportsRollback)
            return !CompletedBefore(service, primary, scheduled, rollback?.CreatedAt);

        // The event can name the old ID of a deployment that was restored under a new ID.
        if (rollbacks.Any(serviceEvent => serviceEvent.RollbackTargetId is not null && serviceEvent.CreatedAt - primary.CreatedAt <= RestoreTime))
            return true;

        return rollbacks.All(serviceEvent => serviceEvent.RollbackTargetId is null)
            && primary.RolloutState != RolloutState.Failed
            && (rollbacks.Length > 0 || service.RollsBack || context.Request.RollsBackOnFailure)
            && HasFailureOfAnother(service, primary, events, scheduled);
    }

    /// <summary>A deployment that completed between the scheduled time and the rollback was created by a restart, and ECS rolled back to it.</summary>
    private static bool CompletedBefore(ServiceSnapshot service, DeploymentSnapshot primary, DateTimeOffset scheduled, DateTimeOffset? rollback) =>
        service.EventsSince(scheduled).Any(serviceEvent => serviceEvent.CompletedDeploymentId == primary.Id && serviceEvent.CreatedAt < rollback);

    private static bool HasFailureOfAnother(
        ServiceSnapshot service, DeploymentSnapshot primary, IReadOnlyList<ServiceEvent> events, DateTimeOffset scheduled) =>
        service.Deployments.Any(other => !other.IsPrimary && other.HasFailed && other.CreatedAt >= scheduled)
        || events.Any(serviceEvent => serviceEvent.IsDeploymentFailure && serviceEvent.FailedDeploymentId != primary.Id);

    /// <summary>The ID of a deployment that failed since the scheduled time: listed beside PRIMARY, or named by a service event.</summary>
    private static string? FailedSince(ServiceSnapshot service, DateTimeOffset scheduled) =>
        service.Deployments.Where(other => !other.IsPrimary && other.CreatedAt >= scheduled).MaxBy(other => other.HasFailed)?.Id
        ?? NamedFailures(service, scheduled).FirstOrDefault(id => !BeganBefore(service, id, scheduled));

    /// <summary>True when a failure event names no deployment, and no named or listed failed deployment explains it.</summary>
    private static bool HasUnnamedFailureSince(ServiceSnapshot service, DateTimeOffset scheduled)
    {
        var isExplained = NamedFailures(service, scheduled).Any() || service.Deployments.Any(other => !other.IsPrimary && other.HasFailed);
        return !isExplained
            && (service.EventsSince(scheduled).Any(serviceEvent => serviceEvent.IsRollback || (serviceEvent.IsDeploymentFailure && serviceEvent.FailedDeploymentId is null))
                || (service.Primary is { ReportsRollback: true } primary && primary.CreatedAt >= scheduled));
    }

    /// <summary>The IDs in failure events, newest first, without PRIMARY: a rollback to PRIMARY can fail as well.</summary>
    private static IEnumerable<string> NamedFailures(ServiceSnapshot service, DateTimeOffset scheduled) =>
        service.EventsSince(scheduled).Select(serviceEvent => serviceEvent.FailedDeploymentId).OfType<string>().Where(id => id != service.Primary?.Id);

    /// <summary>An earlier deployment may fail after the scheduled time, and so may a rollback.</summary>
    private static bool BeganBefore(ServiceSnapshot service, string id, DateTimeOffset scheduled) =>
        service.Find(id) is { } listed && listed.CreatedAt < scheduled;
}
