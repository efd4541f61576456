
namespace EcsRestart.Preflight;

/// <summary>What is worth knowing of a service though it may be restarted.</summary>
internal static class PreflightWarnings
{
    public static IEnumerable<string> Of(PreflightContext it)
    {
        var service = it.Service;
        if (service.UsesRollingUpdate && !service.HasCircuitBreaker && service.Alarms is null)
            yield return "It has no deployment circuit breaker: if the new tasks fail, ECS goes on trying and does not roll back.";

        if (service.RunningCount < service.DesiredCount)
            yield return $"Only {service.RunningCount:N0} of {TextFormat.Count(service.DesiredCount, "desired task")} run.";

        if (service.UsesRollingUpdate && it.Arithmetic.AllowsDowntime)
            yield return "It may be without a running task for a while: minimumHealthyPercent is 0 and the request allows downtime.";

        if (it.IsRollingOut)
            yield return $"Deployment {service.Primary?.Id} was still under way; the request forces another one.";
    }
}
