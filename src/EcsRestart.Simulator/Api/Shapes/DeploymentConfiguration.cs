using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>A service's <c>deploymentConfiguration</c>, in requests (absent: leave as it is) and in answers.</summary>
internal sealed record DeploymentConfiguration
{
    private const int MaxMinutes = 1440;

    public CircuitBreakerBody? DeploymentCircuitBreaker { get; init; }

    public int? MaximumPercent { get; init; }

    public int? MinimumHealthyPercent { get; init; }

    public string? Strategy { get; init; }

    public int? BakeTimeInMinutes { get; init; }

    public CanaryConfiguration? CanaryConfiguration { get; init; }

    public LinearConfiguration? LinearConfiguration { get; init; }

    public AlarmsBody? Alarms { get; init; }

    public IReadOnlyList<LifecycleHookBody>? LifecycleHooks { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static DeploymentConfiguration Of(ServiceBehavior behaviour)
    {
        var strategy = behaviour.Strategy;
        var stepMinutes = (int)strategy.UsedStepBakeTime.TotalMinutes;
        return new()
        {
            DeploymentCircuitBreaker = CircuitBreakerBody.Of(behaviour.CircuitBreaker),
            MaximumPercent = behaviour.MaximumPercent,
            MinimumHealthyPercent = behaviour.MinimumHealthyPercent,
            Strategy = strategy.Type,
            BakeTimeInMinutes = strategy.KeepsBothSets ? (int)strategy.BakeTime.TotalMinutes : 0,
            CanaryConfiguration = strategy.Type == "CANARY" ? new(strategy.EffectiveStepPercent, stepMinutes) : null,
            LinearConfiguration = strategy.Type == "LINEAR" ? new(strategy.EffectiveStepPercent, stepMinutes) : null,
            Alarms = AlarmsBody.Of(behaviour.Alarms),
            LifecycleHooks = behaviour.LifecycleHooks.Count > 0 ? [.. behaviour.LifecycleHooks.Select(LifecycleHookBody.Of)] : null,
        };
    }

    public ServiceBehavior ApplyTo(ServiceBehavior behaviour)
    {
        Refuse();
        var strategy = ApplyTo(behaviour.Strategy);
        var changed = behaviour with
        {
            MinimumHealthyPercent = MinimumHealthyPercent ?? behaviour.MinimumHealthyPercent,
            MaximumPercent = MaximumPercent ?? behaviour.MaximumPercent,
            CircuitBreaker = DeploymentCircuitBreaker is { } breaker ? new(breaker.Enable, breaker.Rollback) : behaviour.CircuitBreaker,
            Strategy = strategy,
            Alarms = Alarms is { } alarms ? alarms.ApplyTo(behaviour.Alarms) : behaviour.Alarms,
            LifecycleHooks = LifecycleHooks is { } hooks ? [.. hooks.Select(hook => hook.ToHook(strategy))] : behaviour.LifecycleHooks,
        };
        if (changed is { SchedulingStrategy: "DAEMON", MaximumPercent: not 100 })
            throw EcsException.InvalidParameter("maximumPercent must be 100 for services with the DAEMON scheduling strategy.");

        return changed is { MinimumHealthyPercent: 100, MaximumPercent: 100 }
            ? throw EcsException.InvalidParameter("Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.")
            : changed;
    }

    private DeploymentStrategy ApplyTo(DeploymentStrategy strategy)
    {
        var chosen = (Strategy ?? strategy.Type) == strategy.Type ? strategy : new() { Type = Strategy ?? strategy.Type };
        var (percent, minutes) = chosen.Type switch
        {
            "CANARY" => (CanaryConfiguration?.CanaryPercent, CanaryConfiguration?.CanaryBakeTimeInMinutes),
            "LINEAR" => (LinearConfiguration?.StepPercent, LinearConfiguration?.StepBakeTimeInMinutes),
            _ => (null, null),
        };
        return chosen with
        {
            BakeTime = BakeTimeInMinutes is { } bake ? TimeSpan.FromMinutes(bake) : chosen.BakeTime,
            StepPercent = percent ?? chosen.StepPercent,
            StepBakeTime = minutes is { } step ? TimeSpan.FromMinutes(step) : chosen.StepBakeTime,
        };
    }

    private void Refuse()
    {
        Unsupported.Refuse("deploymentConfiguration", Others);
        Unsupported.Refuse("deploymentCircuitBreaker", DeploymentCircuitBreaker?.Others);
        Unsupported.Refuse("alarms", Alarms?.Others);
        if (Strategy is { } strategy && !DeploymentStrategy.Types.Contains(strategy))
            throw EcsException.InvalidParameter($"strategy must be one of {string.Join(", ", DeploymentStrategy.Types)}.");
        if (MinimumHealthyPercent < 0 || MaximumPercent < 0)
            throw EcsException.InvalidParameter("maximumPercent and minimumHealthyPercent cannot be negative.");
        if (MinimumHealthyPercent > ServiceBehavior.MaxPercent || MaximumPercent > ServiceBehavior.MaxPercent)
            throw EcsException.InvalidParameter($"maximumPercent and minimumHealthyPercent cannot be more than {ServiceBehavior.MaxPercent}.");
        int?[] minutes = [BakeTimeInMinutes, CanaryConfiguration?.CanaryBakeTimeInMinutes, LinearConfiguration?.StepBakeTimeInMinutes];
        if (minutes.Any(bake => bake is < 0 or > MaxMinutes))
            throw EcsException.InvalidParameter($"Bake times must be between 0 and {MaxMinutes} minutes.");
        if (CanaryConfiguration?.CanaryPercent is < 0.1 or > 100 || LinearConfiguration?.StepPercent is < 3 or > 100)
            throw EcsException.InvalidParameter("canaryPercent must be between 0.1 and 100, and stepPercent between 3 and 100.");
    }
}
