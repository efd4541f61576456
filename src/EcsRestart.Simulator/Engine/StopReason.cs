using System.Diagnostics;

namespace EcsRestart.Simulator;

/// <summary>Why a task stopped: stop code and stopped reason as ECS writes them.</summary>
internal sealed record StopReason(string StopCode, string StoppedReason)
{
    private const string ByScheduler = "ServiceSchedulerInitiated";

    /// <summary>The failure that stopped the task, or null.</summary>
    public TaskFailure? Failure { get; init; }

    public const string ByUser = "UserInitiated";

    /// <summary>An essential container exited, with any exit code.</summary>
    public static StopReason Exited { get; } = new("EssentialContainerExited", "Essential container in task exited");

    /// <param name="taskDefinition">The task definition with the image of the failed container.</param>
    /// <param name="reason">The reason that ECS gives. Null for an image that cannot be pulled.</param>
    public static StopReason NotStarted(SimulatedTaskDefinition taskDefinition, string? reason) => new(
        "TaskFailedToStart",
        reason ?? "CannotPullContainerError: pull image manifest has been retried 5 time(s): "
            + $"failed to resolve ref {taskDefinition.Containers().FirstOrDefault().Image}: not found");

    /// <summary>The scheduler no longer needs the task.</summary>
    public static StopReason Scaled(SimulatedDeployment deployment) =>
        new(ByScheduler, $"Scaling activity initiated by (deployment {deployment.Id})");

    /// <param name="failure">How the task failed.</param>
    /// <param name="taskDefinition">The task definition with the image of the failed container.</param>
    /// <param name="targetGroupArn">The target group whose health checks failed. Null for container health checks.</param>
    public static StopReason Failed(TaskFailure failure, SimulatedTaskDefinition taskDefinition, string? targetGroupArn)
    {
        var (stopCode, reason) = failure.Kind switch
        {
            TaskFailureKind.Crash => (Exited.StopCode, Exited.StoppedReason),
            TaskFailureKind.NeverHealthy => (ByScheduler, targetGroupArn is null
                ? "Task failed container health checks"
                : $"Task failed ELB health checks in (target-group {targetGroupArn})"),
            TaskFailureKind.CannotStart => (NotStarted(taskDefinition, null).StopCode, NotStarted(taskDefinition, null).StoppedReason),
            _ => throw new UnreachableException(),
        };
        return new StopReason(stopCode, failure.StoppedReason ?? reason) { Failure = failure };
    }
}
