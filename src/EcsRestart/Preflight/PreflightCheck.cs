
namespace EcsRestart.Preflight;

/// <summary>
/// The rules by which a service is left alone. They are asked in this order, and the first that has an answer decides. A service that
/// this schedule restarted already comes before every rule about its state, since a retry meets the state that the first try made.
/// </summary>
internal static class PreflightCheck
{
    /// <summary>A deployment that is under way for longer needs somebody: it will hardly end by itself.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromHours(2);

    private static readonly Func<PreflightContext, PreflightVerdict?>[] Rules =
        [NotActive, UnsupportedController, OptedOut, AlreadyRestarted, NothingRunning, DeploymentInProgress, RecentlyDeployed, WouldCauseDowntime, WouldStall];

    public static PreflightVerdict Decide(PreflightContext service) =>
        Rules.Select(rule => rule(service)).FirstOrDefault(verdict => verdict is not null)
        ?? new PreflightVerdict.Proceed([.. PreflightWarnings.Of(service), .. DeploymentSettingWarnings.Of(service.Service), .. RollbackWarnings.Of(service)]);

    private static PreflightVerdict.Refuse? NotActive(PreflightContext it) => it.Service.Status == "ACTIVE"
        ? null
        : Refuse(ResultCode.ServiceNotActive, $"The service is {it.Service.Status}: it was deleted.");

    private static PreflightVerdict.Refuse? UnsupportedController(PreflightContext it) => it.Service.DeploymentController switch
    {
        "CODE_DEPLOY" => Refuse(
            ResultCode.UnsupportedController,
            "CodeDeploy makes this service's deployments; ECS does not force one. Start a deployment there: aws deploy create-deployment."),
        "EXTERNAL" => Refuse(
            ResultCode.UnsupportedController,
            "An external controller makes this service's deployments; ECS does not force one. Let the controller create a new task set."),
        _ => null,
    };

    private static PreflightVerdict.Refuse? OptedOut(PreflightContext it) =>
        ExcludeTag.Reason(it.Service.Tags, it.Now) is { } reason ? Refuse(ResultCode.OptedOut, reason) : null;

    private static PreflightVerdict? AlreadyRestarted(PreflightContext it) => ScheduledRestart.Judge(it);

    private static PreflightVerdict.Refuse? NothingRunning(PreflightContext it) => it.Service.DesiredCount > 0
        ? null
        : Refuse(ResultCode.NothingRunning, "Its desired count is 0: there is no task to replace.");

    private static PreflightVerdict.Refuse? DeploymentInProgress(PreflightContext it)
    {
        if (it.Options.Force || !it.IsRollingOut)
            return null;

        // A rollback may restore a deployment that is years old: it has been in progress at most since the newest deployment was created.
        var youngest = it.Service.Deployments.MaxBy(deployment => deployment.CreatedAt) ?? it.Service.Deployments[0];
        var age = it.AgeOf(youngest);
        var isStuck = age > StuckAfter;
        var sentence = (it.IsRollingBack, isStuck) switch
        {
            (true, false) => $"{RollingBack(it)}. The running tasks are not replaced.",
            (true, true) => $"{RollingBack(it)}. The newest deployment is {TextFormat.Duration(age)} old. "
                + "Find out what blocks the rollback, or set \"force\": true.",
            (false, true) => $"Deployment {youngest.Id} is under way for {TextFormat.Duration(age)}. See what holds it up, or restart with \"force\".",
            _ when youngest.FailedTasks >= it.Service.FailureThreshold =>
                $"Deployment {youngest.Id} has been in progress for {TextFormat.Duration(age)}; its last {youngest.FailedTasks:N0} tasks failed.",
            _ => $"Deployment {youngest.Id} is under way for {TextFormat.Duration(age)}; it replaces the tasks anyway.",
        };
        return Refuse(isStuck ? ResultCode.DeploymentStuck : ResultCode.DeploymentInProgress, sentence);
    }

    private static string RollingBack(PreflightContext it)
    {
        var primary = it.Service.Primary?.Id;
        var failed = it.Service.Deployments.Where(other => !other.IsPrimary && other.HasFailed).MaxBy(other => other.CreatedAt)?.Id
            ?? it.Service.Events.Select(serviceEvent => serviceEvent.FailedDeploymentId).FirstOrDefault(id => id is not null && id != primary);
        return $"{(failed is null ? "A deployment" : $"Deployment {failed}")} failed, and ECS is rolling back to {primary}";
    }

    private static PreflightVerdict.Refuse? RecentlyDeployed(PreflightContext it) =>
        it.Request.MinAge > TimeSpan.Zero && it.Service.Primary is { } current && it.AgeOf(current) < it.Request.MinAge
            ? Refuse(
                ResultCode.RecentlyDeployed,
                $"Its deployment is {TextFormat.Duration(it.AgeOf(current))} old; the request leaves alone what is younger than "
                + $"{TextFormat.Duration(it.Request.MinAge)}.")
            : null;

    private static PreflightVerdict.Refuse? WouldCauseDowntime(PreflightContext it) =>
        it.Service.UsesRollingUpdate && it.Arithmetic.AllowsDowntime && !it.Options.AllowDowntime
            ? Refuse(
                ResultCode.WouldCauseDowntime,
                $"With minimumHealthyPercent {it.Service.MinimumHealthyPercent} ECS may stop {AllTasks(it)} before a new one runs. "
                + "Raise it, or accept that with \"allowDowntime\".")
            : null;

    private static PreflightVerdict.Refuse? WouldStall(PreflightContext it) => it.Service.UsesRollingUpdate && it.Arithmetic.Stalls
        ? Refuse(
            ResultCode.WouldStall,
            $"With {TextFormat.Count(it.Service.DesiredCount, "task")}, minimumHealthyPercent {it.Service.MinimumHealthyPercent} and maximumPercent "
            + $"{it.Service.MaximumPercent} ECS may neither stop an old task nor start a new one. Lower the first or raise the second.")
        : null;

    private static string AllTasks(PreflightContext it) =>
        it.Service.DesiredCount == 1 ? "the only task" : $"all {TextFormat.Count(it.Service.DesiredCount, "task")}";

    private static PreflightVerdict.Refuse Refuse(ResultCode code, string sentence) => new(code, sentence);
}
