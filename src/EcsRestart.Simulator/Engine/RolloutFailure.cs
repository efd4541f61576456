namespace EcsRestart.Simulator;

/// <summary>Why a deployment failed.</summary>
/// <param name="Monitor">The monitor that detected the failure. The first part of <c>rolloutStateReason</c>.</param>
/// <param name="Cause">The cause in the service event.</param>
/// <param name="RecordReason">The status reason of the service deployment during a rollback.</param>
/// <remarks>
/// Recorded or documented: the messages of the circuit breaker, the event for an alarm, and the reasons of service deployments for a
/// hook and a user. The others are modeled on these; nothing should depend on them.
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

    /// <param name="hook">The run of the hook that failed.</param>
    public static RolloutFailure HookFailed(HookRun hook, DateTimeOffset now) => new(
        "ECS deployment lifecycle hook",
        "lifecycle hook failed",
        $"Service deployment rolled back because {hook.Stage} lifecycle hook(s) failed. "
            + $"Lifecycle hook target {hook.Hook.TargetArn ?? hook.Id} returned {hook.StatusAt(now)} status.");

    public string FailedReason => $"{Monitor}: {Cause}.";

    public string RollingBackReason(string target) => $"{Monitor}: rolling back to deploymentId {target}.";
}
