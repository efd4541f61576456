namespace EcsRestart.Preflight;

/// <summary>Warnings about services for which <c>"onFailure": "rollback"</c> has less effect than the request suggests.</summary>
internal static class RollbackWarnings
{
    public static IEnumerable<string> Of(PreflightContext it)
    {
        if (it.Request is not { Wait: true, RollsBackOnFailure: true })
            yield break;

        var service = it.Service;
        if (service is { HasCircuitBreaker: true, CircuitBreakerRollsBack: false })
            yield return "onFailure has no effect if the deployment circuit breaker stops the rollout first: its rollback is off, and a stopped deployment cannot be rolled back.";

        if (it.Options.RolloutTimeout < service.ShiftAndBakeTime)
        {
            yield return $"timeoutMinutes ({it.Options.RolloutTimeout.TotalMinutes:0}) is shorter than the traffic shift and bake time of the service "
                + $"({service.ShiftAndBakeTime.TotalMinutes:0} min). The rollout times out while all new tasks are running, and is then not rolled back.";
        }
    }
}
