using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>Warnings about the deployment settings of a service: rollback, lifecycle hooks and early success.</summary>
internal static class DeploymentSettingWarnings
{
    public static IEnumerable<string> Of(ServiceSnapshot service)
    {
        if (service is { HasCircuitBreaker: true, CircuitBreakerRollsBack: false })
            yield return "Rollback is off for the deployment circuit breaker: if new tasks fail, ECS stops the deployment and does not roll back.";

        if (service.Alarms is { RollsBack: false } alarms)
            yield return $"Rollback is off for {Names(alarms)}: if an alarm goes off, ECS stops the deployment and does not roll back.";

        foreach (var hook in service.PauseHooks)
            yield return Pause(hook);

        foreach (var hook in service.LambdaHooks)
            yield return Lambda(hook);

        if (service.EarlySuccess is { } early && (early.DefersCleanup || early.HealthyPercent < 100))
            yield return Early(early, service.DesiredCount);
    }

    private static string Names(DeploymentAlarms alarms) => alarms.Names switch
    {
        [] => "the CloudWatch alarms of the service",
        [var name] => $"CloudWatch alarm {name}",
        var names => $"CloudWatch alarms {string.Join(", ", names)}",
    };

    private static string Lambda(LambdaHook hook)
    {
        var function = hook.FunctionName is { } name ? $"Lambda function {name}" : "a Lambda function";
        return $"ECS invokes {function}{Stages(hook.Stages)} and rolls back unless it returns SUCCEEDED.";
    }

    private static string Early(EarlySuccess early, int desiredCount)
    {
        var healthy = Math.Max(1, DeploymentBounds.Of(desiredCount, early.HealthyPercent, 100).Minimum);
        var tasks = $"{healthy:N0} of {TextFormat.Count(desiredCount, "new task")} {(healthy == 1 ? "is" : "are")} healthy";
        return $"Early success criteria are enabled: ECS completes the deployment when {tasks} and does not roll back after that."
            + (early.DefersCleanup ? " Old tasks may keep running for up to 2 weeks (sourceServiceRevisionCleanup is DEFERRED)." : "");
    }

    private static string Stages(IReadOnlyList<string> stages) => stages is [] ? "" : $" at lifecycle stage {string.Join(", ", stages)}";

    private static string Pause(PauseHook hook) =>
        $"The deployment waits for approval{Stages(hook.Stages)}. Without approval, ECS {(hook.RollsBack ? "rolls back" : "continues")} after "
        + $"{TextFormat.Duration(hook.Timeout)}.";
}
