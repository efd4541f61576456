namespace EcsRestart.Simulator;

/// <summary>Why ECS gave a deployment up.</summary>
/// <param name="Monitor">What noticed it; the start of <c>rolloutStateReason</c>.</param>
/// <param name="Cause">What the event says.</param>
/// <remarks>
/// AWS's texts are known for the circuit breaker, and of an alarm the event. The other ones are modeled on these; nothing should depend
/// on them.
/// </remarks>
internal sealed record RolloutFailure(string Monitor, string Cause)
{
    public static RolloutFailure TasksFailed { get; } = new("ECS deployment circuit breaker", "tasks failed to start");

    public static RolloutFailure AlarmDetected { get; } = new("ECS deployment alarm", "alarm detected");

    public static RolloutFailure HookFailed { get; } = new("ECS deployment lifecycle hook", "lifecycle hook failed");

    public string FailedReason => $"{Monitor}: {Cause}.";

    public string RollingBackReason(string target) => $"{Monitor}: rolling back to deploymentId {target}.";
}
