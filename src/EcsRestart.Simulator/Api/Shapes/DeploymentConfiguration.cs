using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>
/// The <c>deploymentConfiguration</c> of a service in requests and responses. In requests, absent members keep their values.
/// </summary>
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

    public static DeploymentConfiguration From(ServiceBehavior behavior)
    {
        var strategy = behavior.Strategy;
        var stepMinutes = (int)strategy.EffectiveStepBakeTime.TotalMinutes;
        return new()
        {
            DeploymentCircuitBreaker = CircuitBreakerBody.From(behavior.CircuitBreaker),
            MaximumPercent = behavior.MaximumPercent,
            MinimumHealthyPercent = behavior.MinimumHealthyPercent,
            Strategy = strategy.Type,
            BakeTimeInMinutes = strategy.KeepsBothSets ? (int)strategy.BakeTime.TotalMinutes : 0,
            CanaryConfiguration = strategy.Type == "CANARY" ? new(strategy.EffectiveStepPercent, stepMinutes) : null,
            LinearConfiguration = strategy.Type == "LINEAR" ? new(strategy.EffectiveStepPercent, stepMinutes) : null,
            Alarms = AlarmsBody.From(behavior.Alarms),
            LifecycleHooks = behavior.LifecycleHooks.Count > 0 ? [.. behavior.LifecycleHooks.Select(LifecycleHookBody.From)] : null,
        };
    }

    public ServiceBehavior ApplyTo(ServiceBehavior behavior)
    {
        Reject();
        var strategy = ApplyTo(behavior.Strategy);
        var changed = behavior with
        {
            MinimumHealthyPercent = MinimumHealthyPercent ?? behavior.MinimumHealthyPercent,
            MaximumPercent = MaximumPercent ?? behavior.MaximumPercent,
            CircuitBreaker = DeploymentCircuitBreaker is { } breaker ? new(breaker.Enable, breaker.Rollback) : behavior.CircuitBreaker,
            Strategy = strategy,
            Alarms = Alarms is { } alarms ? alarms.ApplyTo(behavior.Alarms) : behavior.Alarms,
            LifecycleHooks = LifecycleHooks is { } hooks ? [.. hooks.Select(hook => hook.ToHook(strategy))] : behavior.LifecycleHooks,
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

    private void Reject()
    {
        Unsupported.Reject("deploymentConfiguration", Others);
        Unsupported.Reject("deploymentCircuitBreaker", DeploymentCircuitBreaker?.Others);
        Unsupported.Reject("alarms", Alarms?.Others);
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
