namespace EcsRestart.Simulator;

/// <summary>One run of a lifecycle hook. Its status at any moment follows from its dates alone.</summary>
internal sealed class HookRun(LifecycleHook hook, string id, string stage, DateTimeOffset startedAt)
{
    private string? _answer;

    public LifecycleHook Hook => hook;

    public string Id => id;

    public string Stage => stage;

    /// <summary>When a pause times out; null for a Lambda function.</summary>
    public DateTimeOffset? ExpiresAt => hook.TargetType == LifecycleHook.Pause ? startedAt + hook.Timeout : null;

    public string StatusAt(DateTimeOffset now) => (hook.TargetType, _answer) switch
    {
        (LifecycleHook.Lambda, _) when now < startedAt + hook.Duration => "IN_PROGRESS",
        (LifecycleHook.Lambda, _) => hook.Fails ? "FAILED" : "SUCCEEDED",
        (_, "CONTINUE") => "SUCCEEDED",
        (_, "ROLLBACK") => "FAILED",
        _ => now < ExpiresAt ? "AWAITING_ACTION" : "TIMED_OUT",
    };

    public bool IsPendingAt(DateTimeOffset now) => StatusAt(now) is "IN_PROGRESS" or "AWAITING_ACTION";

    /// <summary>True when the deployment must be rolled back because of this hook.</summary>
    public bool RefusesAt(DateTimeOffset now) =>
        StatusAt(now) == "FAILED" || (StatusAt(now) == "TIMED_OUT" && hook.TimeoutAction == "ROLLBACK");

    /// <summary>When its status changes by itself; null when it has ended.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => IsPendingAt(now) ? ExpiresAt ?? startedAt + hook.Duration : null;

    /// <summary>A person answers a pause that still waits.</summary>
    public void Answer(string action) => _answer = action;
}
