using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcsRestart.Simulator;

/// <summary>A lifecycle hook in a <c>deploymentConfiguration</c>.</summary>
internal sealed record LifecycleHookBody
{
    private const int DefaultTimeoutMinutes = 1440;
    private const int MaxTimeoutMinutes = 20160;

    public string? TargetType { get; init; }

    public string? HookTargetArn { get; init; }

    public IReadOnlyList<string>? LifecycleStages { get; init; }

    public HookTimeoutBody? TimeoutConfiguration { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }

    public static LifecycleHookBody From(LifecycleHook hook) => new()
    {
        TargetType = hook.TargetType,
        HookTargetArn = hook.TargetArn,
        LifecycleStages = hook.Stages,
        TimeoutConfiguration =
            hook.TargetType == LifecycleHook.Pause ? new((int)hook.Timeout.TotalMinutes, hook.TimeoutAction) : null,
    };

    public LifecycleHook ToHook(DeploymentStrategy strategy)
    {
        var minutes = TimeoutConfiguration?.TimeoutInMinutes ?? DefaultTimeoutMinutes;
        var action = TimeoutConfiguration?.Action ?? "ROLLBACK";
        var known = RolloutStages.HookStagesOf(strategy);
        Unsupported.Reject("lifecycleHooks", Others);
        if (TargetType != LifecycleHook.Pause)
            throw EcsException.Unsupported($"The simulator does not call Lambda functions: lifecycleHooks must have targetType {LifecycleHook.Pause}.");
        if (LifecycleStages is not { Count: > 0 } stages || stages.Except(known).Any())
            throw EcsException.Unsupported($"lifecycleStages with strategy {strategy.Type} must be any of {string.Join(", ", known)}.");
        if (minutes is < 1 or > MaxTimeoutMinutes)
            throw EcsException.InvalidParameter($"timeoutInMinutes must be between 1 and {MaxTimeoutMinutes}.");
        if (action is not ("ROLLBACK" or "CONTINUE"))
            throw EcsException.InvalidParameter("The action of a timeoutConfiguration must be ROLLBACK or CONTINUE.");

        return new() { TargetType = LifecycleHook.Pause, Stages = stages, Timeout = TimeSpan.FromMinutes(minutes), TimeoutAction = action };
    }
}
