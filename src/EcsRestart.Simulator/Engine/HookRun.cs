namespace EcsRestart.Simulator;

/// <summary>A run of a lifecycle hook. Its status depends only on its dates and the answer to it.</summary>
internal sealed class HookRun(LifecycleHook hook, string id, string stage, DateTimeOffset startedAt)
{
    private string? _answer;

    public LifecycleHook Hook => hook;

    public string Id => id;

    public string Stage => stage;

    /// <summary>When a pause times out. Null for a Lambda function.</summary>
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

    /// <summary>True when this hook requires a rollback.</summary>
    public bool RejectsAt(DateTimeOffset now) =>
        StatusAt(now) == "FAILED" || (StatusAt(now) == "TIMED_OUT" && hook.TimeoutAction == "ROLLBACK");

    /// <summary>The next time the status changes without an action. Null when the run has finished.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => IsPendingAt(now) ? ExpiresAt ?? startedAt + hook.Duration : null;

    /// <summary>Answers a pending pause.</summary>
    public void Answer(string action) => _answer = action;
}
