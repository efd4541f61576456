namespace EcsRestart.Simulator;

/// <summary>A service's <c>deploymentConfiguration</c>, in requests (absent: leave as it is) and in answers.</summary>
internal sealed record DeploymentConfiguration
{
    public CircuitBreaker? DeploymentCircuitBreaker { get; init; }

    public int? MaximumPercent { get; init; }

    public int? MinimumHealthyPercent { get; init; }

    public string? Strategy { get; init; }

    public int? BakeTimeInMinutes { get; init; }

    public static DeploymentConfiguration Of(ServiceBehaviour behaviour) => new()
    {
        DeploymentCircuitBreaker = behaviour.CircuitBreaker,
        MaximumPercent = behaviour.MaximumPercent,
        MinimumHealthyPercent = behaviour.MinimumHealthyPercent,
        Strategy = "ROLLING",
        BakeTimeInMinutes = 0,
    };

    public ServiceBehaviour ApplyTo(ServiceBehaviour behaviour)
    {
        if (Strategy is not (null or "ROLLING"))
            throw EcsError.InvalidParameter($"The simulator knows the deployment strategy ROLLING only, not {Strategy}.");
        if (MinimumHealthyPercent < 0 || MaximumPercent < 0)
            throw EcsError.InvalidParameter("maximumPercent and minimumHealthyPercent cannot be negative.");

        var changed = behaviour with
        {
            MinimumHealthyPercent = MinimumHealthyPercent ?? behaviour.MinimumHealthyPercent,
            MaximumPercent = MaximumPercent ?? behaviour.MaximumPercent,
            CircuitBreaker = DeploymentCircuitBreaker ?? behaviour.CircuitBreaker,
        };
        return changed is { MinimumHealthyPercent: 100, MaximumPercent: 100 }
            ? throw EcsError.InvalidParameter("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.")
            : changed;
    }
}
