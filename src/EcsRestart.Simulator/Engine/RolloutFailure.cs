namespace EcsRestart.Simulator;

/// <summary>Why ECS gave a deployment up.</summary>
/// <param name="Monitor">What noticed it; the start of <c>rolloutStateReason</c>.</param>
/// <param name="Cause">What the event says.</param>
/// <param name="RecordReason">What the service deployment says when ECS rolls back.</param>
/// <remarks>
/// Known are the texts of the circuit breaker, the event of an alarm, and what service deployments say of a hook and of a person. The
/// other ones are modeled on these; nothing should depend on them.
/// </remarks>
internal sealed record RolloutFailure(string Monitor, string Cause, string RecordReason)
{
    public static RolloutFailure TasksFailed { get; } = new(
        "ECS deployment circuit breaker", "tasks failed to start",
        "Service deployment rolled back because the circuit breaker threshold was exceeded.");

    public static RolloutFailure AlarmDetected { get; } = new(
        "ECS deployment alarm", "alarm detected", "Service deployment rolled back because an alarm was detected.");

    public static RolloutFailure StoppedByUser { get; } = new(
        "ECS deployment", "stopped by user", "Service deployment rolled back by user.");

    /// <param name="hook">What refused.</param>
    public static RolloutFailure HookFailed(HookRun hook, DateTimeOffset now) => new(
        "ECS deployment lifecycle hook",
        "lifecycle hook failed",
        $"Service deployment rolled back because {hook.Stage} lifecycle hook(s) failed. "
            + $"Lifecycle hook target {hook.Hook.TargetArn ?? hook.Id} returned {hook.StatusAt(now)} status.");

    public string FailedReason => $"{Monitor}: {Cause}.";

    public string RollingBackReason(string target) => $"{Monitor}: rolling back to deploymentId {target}.";
}
