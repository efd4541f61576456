
namespace EcsRestart.Preflight;

/// <summary>Warnings about the state of a service that can be restarted.</summary>
internal static class PreflightWarnings
{
    public static IEnumerable<string> Of(PreflightContext context)
    {
        var service = context.Service;
        if (service.UsesRollingUpdate && !service.HasCircuitBreaker && service.Alarms is null)
            yield return "The service has no deployment circuit breaker: if new tasks fail, ECS keeps retrying and does not roll back.";

        if (service.RunningCount < service.DesiredCount)
            yield return $"Only {service.RunningCount:N0} of {TextFormat.Count(service.DesiredCount, "desired task")} {(service is { RunningCount: 1 } or { DesiredCount: 1 } ? "is" : "are")} running.";

        if (service.UsesRollingUpdate && context.Arithmetic.AllowsDowntime)
            yield return "The service may have no running task for a while: minimumHealthyPercent is 0 and allowDowntime is true.";

        if (context.IsRollingOut)
            yield return $"Deployment {service.Primary?.Id} was still in progress, but force is true, so a new deployment replaces it.";
    }
}
