
namespace EcsRestart.Preflight;

/// <summary>
/// The rules that keep a service from being restarted. They run in this order, and the first one that returns a verdict decides.
/// AlreadyRestarted comes before all rules about the service's state, because a retry finds the state that the first attempt left.
/// </summary>
internal static class PreflightCheck
{
    /// <summary>A deployment that has been in progress for longer is unlikely to complete without help.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromHours(2);

    private static readonly Func<PreflightContext, PreflightVerdict?>[] Rules =
        [NotActive, UnsupportedController, OptedOut, AlreadyRestarted, NothingRunning, DeploymentInProgress, RecentlyDeployed, WouldCauseDowntime, WouldStall];

    public static PreflightVerdict Decide(PreflightContext service) =>
        Rules.Select(rule => rule(service)).FirstOrDefault(verdict => verdict is not null)
        ?? new PreflightVerdict.Proceed([.. PreflightWarnings.Of(service), .. DeploymentSettingWarnings.Of(service.Service), .. RollbackWarnings.Of(service)]);

    private static PreflightVerdict.Refuse? NotActive(PreflightContext context) => context.Service.Status == "ACTIVE"
        ? null
        : Refuse(ResultCode.ServiceNotActive, $"The service has been deleted (status {context.Service.Status}).");

    private static PreflightVerdict.Refuse? UnsupportedController(PreflightContext context) => context.Service.DeploymentController switch
    {
        "CODE_DEPLOY" => Refuse(
            ResultCode.UnsupportedController,
            "The service uses the CODE_DEPLOY deployment controller, so ECS cannot force a deployment. Use aws deploy create-deployment."),
        "EXTERNAL" => Refuse(
            ResultCode.UnsupportedController,
            "The service uses the EXTERNAL deployment controller, so ECS cannot force a deployment. Create a new task set with that controller."),
        _ => null,
    };

    private static PreflightVerdict.Refuse? OptedOut(PreflightContext context) =>
        ExcludeTag.Reason(context.Service.Tags, context.Now) is { } reason ? Refuse(ResultCode.OptedOut, reason) : null;

    private static PreflightVerdict? AlreadyRestarted(PreflightContext context) => ScheduledRestart.Decide(context);

    private static PreflightVerdict.Refuse? NothingRunning(PreflightContext context) => context.Service.DesiredCount > 0
        ? null
        : Refuse(ResultCode.NothingRunning, "The desired count is 0, so there is no task to replace.");

    private static PreflightVerdict.Refuse? DeploymentInProgress(PreflightContext context)
    {
        if (context.Options.Force || !context.IsRollingOut)
            return null;

        // A rollback can restore a deployment that is years old. It has been in progress since the newest deployment was created, at the
        // earliest.
        var youngest = context.Service.Deployments.MaxBy(deployment => deployment.CreatedAt) ?? context.Service.Deployments[0];
        var age = context.AgeOf(youngest);
        var isStuck = age > StuckAfter;
        var sentence = (context.IsRollingBack, isStuck) switch
        {
            (true, false) => $"{RollingBack(context)}. The running tasks are not replaced.",
            (true, true) => $"{RollingBack(context)}. The newest deployment is {TextFormat.Duration(age)} old. "
                + "Find out what blocks the rollback, or set \"force\": true.",
            (false, true) => $"Deployment {youngest.Id} has been in progress for {TextFormat.Duration(age)} and looks stuck. "
                + "Find out what blocks it, or set \"force\": true to start a new deployment.",
            _ when youngest.FailedTasks >= context.Service.FailureThreshold =>
                $"Deployment {youngest.Id} has been in progress for {TextFormat.Duration(age)}, and its last {youngest.FailedTasks:N0} tasks failed.",
            _ => $"Deployment {youngest.Id} has been in progress for {TextFormat.Duration(age)} and is already replacing the tasks.",
        };
        return Refuse(isStuck ? ResultCode.DeploymentStuck : ResultCode.DeploymentInProgress, sentence);
    }

    private static string RollingBack(PreflightContext context)
    {
        var primary = context.Service.Primary?.Id;
        var failed = context.Service.Deployments.Where(other => !other.IsPrimary && other.HasFailed).MaxBy(other => other.CreatedAt)?.Id
            ?? context.Service.Events.Select(serviceEvent => serviceEvent.FailedDeploymentId).FirstOrDefault(id => id is not null && id != primary);
        return $"{(failed is null ? "A deployment" : $"Deployment {failed}")} failed, and ECS is rolling back to {primary}";
    }

    private static PreflightVerdict.Refuse? RecentlyDeployed(PreflightContext context) =>
        context.Request.MinAge > TimeSpan.Zero && context.Service.Primary is { } current && context.AgeOf(current) < context.Request.MinAge
            ? Refuse(
                ResultCode.RecentlyDeployed,
                $"The current deployment is {TextFormat.Duration(context.AgeOf(current))} old; minAgeMinutes requires "
                + $"{TextFormat.Duration(context.Request.MinAge)}.")
            : null;

    private static PreflightVerdict.Refuse? WouldCauseDowntime(PreflightContext context) =>
        context.Service.UsesRollingUpdate && context.Arithmetic.AllowsDowntime && !context.Options.AllowDowntime
            ? Refuse(
                ResultCode.WouldCauseDowntime,
                $"minimumHealthyPercent is {context.Service.MinimumHealthyPercent}, so ECS may stop {AllTasksBeforeReplacement(context)} running. "
                + "Raise it, or set \"allowDowntime\": true.")
            : null;

    private static PreflightVerdict.Refuse? WouldStall(PreflightContext context) => context.Service.UsesRollingUpdate && context.Arithmetic.Stalls
        ? Refuse(
            ResultCode.WouldStall,
            $"ECS could neither stop an old task nor start a new one: desiredCount is {context.Service.DesiredCount}, minimumHealthyPercent "
            + $"{context.Service.MinimumHealthyPercent}, maximumPercent {context.Service.MaximumPercent}. Lower minimumHealthyPercent or raise maximumPercent.")
        : null;

    private static string AllTasksBeforeReplacement(PreflightContext context) => context.Service.DesiredCount == 1
        ? "the only task before its replacement is"
        : $"all {TextFormat.Count(context.Service.DesiredCount, "task")} before their replacements are";

    private static PreflightVerdict.Refuse Refuse(ResultCode code, string sentence) => new(code, sentence);
}
