using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Preflight;

/// <summary>
/// Whether an earlier run of the same schedule restarted a service. EventBridge Scheduler delivers at least once and Lambda tries a
/// failed invocation again, so the same payload may come several times. A deployment that began at or after the scheduled time is that
/// run's, or does the same; one that failed left an event behind, even where ECS has rolled back and no longer lists it.
/// </summary>
internal static class ScheduledRestart
{
    /// <returns>Null when the schedule has not restarted the service, or there is none.</returns>
    public static PreflightVerdict? Judge(PreflightCase it)
    {
        if (it.Request.ScheduledTime is not { } scheduled)
            return null;

        if (it.Service.Primary is { } primary && primary.CreatedAt >= scheduled)
            return JudgePrimary(it, primary, scheduled);

        return FailedSince(it.Service, scheduled) is { } failed ? JudgeFailed(it, failed, scheduled) : null;
    }

    private static PreflightVerdict JudgePrimary(PreflightCase it, DeploymentSnapshot primary, DateTimeOffset scheduled)
    {
        var since = $"Deployment {primary.Id} began at {ReportText.Time(primary.CreatedAt)}, after the scheduled time {ReportText.Time(scheduled)}";
        if (primary.RolloutState != RolloutState.Failed && !it.IsRollingOut)
            return new PreflightVerdict.Refuse(ResultCode.AlreadyRestarted, $"{since}.");

        if (it.Request.Wait)
            return new PreflightVerdict.Adopt(primary.Id, primary.CreatedAt);

        return primary.RolloutState == RolloutState.Failed
            ? new PreflightVerdict.Refuse(ResultCode.RolloutFailed, $"{since}, and failed; this schedule does not try again.")
            : new PreflightVerdict.Refuse(ResultCode.AlreadyRestarted, $"{since}, and is still under way.");
    }

    private static PreflightVerdict JudgeFailed(PreflightCase it, string failed, DateTimeOffset scheduled)
    {
        if (it.Request.Wait)
            return new PreflightVerdict.Adopt(failed, it.Service.Find(failed)?.CreatedAt ?? scheduled);

        return new PreflightVerdict.Refuse(
            ResultCode.RolledBack,
            $"Deployment {failed} failed after the scheduled time {ReportText.Time(scheduled)} and ECS rolled back; this schedule does not try again.");
    }

    private static string? FailedSince(ServiceSnapshot service, DateTimeOffset scheduled) =>
        service.Deployments.FirstOrDefault(deployment => !deployment.IsPrimary && deployment.CreatedAt >= scheduled)?.Id
        ?? service.Events
            .Where(happened => happened.CreatedAt >= scheduled)
            .Select(happened => happened.FailedDeploymentId)
            .FirstOrDefault(id => id is not null && !BeganBefore(service, id, scheduled));

    /// <summary>Somebody's earlier deployment may fail after the scheduled time, and so may a rollback.</summary>
    private static bool BeganBefore(ServiceSnapshot service, string id, DateTimeOffset scheduled) =>
        service.Find(id) is { } listed && listed.CreatedAt < scheduled;
}
