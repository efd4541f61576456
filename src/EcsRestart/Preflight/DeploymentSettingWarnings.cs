using EcsRestart.Ecs;

namespace EcsRestart.Preflight;

/// <summary>Warnings about settings of a service that decide how ECS ends a deployment which fails, or whether it waits.</summary>
internal static class DeploymentSettingWarnings
{
    public static IEnumerable<string> Of(ServiceSnapshot service)
    {
        if (service is { HasCircuitBreaker: true, CircuitBreakerRollsBack: false })
            yield return "Rollback is off for the deployment circuit breaker: if new tasks fail, ECS stops the deployment and does not roll back.";

        if (service.Alarms is { RollsBack: false } alarms)
            yield return $"Rollback is off for {Names(alarms)}: if one goes off, ECS stops the deployment and does not roll back.";

        foreach (var hook in service.PauseHooks)
            yield return Pause(hook);
    }

    private static string Names(DeploymentAlarms alarms) => alarms.Names switch
    {
        [] => "the CloudWatch alarms of the service",
        [var name] => $"CloudWatch alarm {name}",
        var names => $"CloudWatch alarms {string.Join(", ", names)}",
    };

    private static string Pause(PauseHook hook)
    {
        var stages = hook.Stages is [] ? "" : $" at lifecycle stage {string.Join(", ", hook.Stages)}";
        return $"The deployment waits for approval{stages}. Without it, ECS {(hook.RollsBack ? "rolls back" : "continues")} after "
            + $"{TextFormat.Duration(hook.Timeout)}.";
    }
}
