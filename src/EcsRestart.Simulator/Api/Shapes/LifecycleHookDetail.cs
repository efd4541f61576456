namespace EcsRestart.Simulator;

/// <summary>A run of a lifecycle hook in a service deployment.</summary>
internal sealed record LifecycleHookDetail(
    string HookId, string TargetType, string? TargetArn, string Status, DateTimeOffset? ExpiresAt, string? TimeoutAction)
{
    public static LifecycleHookDetail From(HookRun run, DateTimeOffset now) => new(
        run.Id,
        run.Hook.TargetType,
        run.Hook.TargetArn,
        run.StatusAt(now),
        run.ExpiresAt,
        run.ExpiresAt is null ? null : run.Hook.TimeoutAction);
}
