using System.Diagnostics;

namespace EcsRestart.Simulator;

/// <summary>Why a task stopped, in AWS's words.</summary>
internal sealed record StopReason(string StopCode, string StoppedReason)
{
    private const string ByScheduler = "ServiceSchedulerInitiated";

    /// <summary>What failed, if that is why.</summary>
    public TaskFailure? Failure { get; init; }

    public const string ByUser = "UserInitiated";

    /// <summary>It did what it was for, well or badly.</summary>
    public static StopReason Exited { get; } = new("EssentialContainerExited", "Essential container in task exited");

    /// <param name="taskDefinition">Names the image of the container at fault.</param>
    /// <param name="reason">What ECS says; null: that the image cannot be pulled.</param>
    public static StopReason NotStarted(SimulatedTaskDefinition taskDefinition, string? reason) => new(
        "TaskFailedToStart",
        reason ?? "CannotPullContainerError: pull image manifest has been retried 5 time(s): "
            + $"failed to resolve ref {taskDefinition.Containers().FirstOrDefault().Image}: not found");

    /// <summary>The scheduler has no need of it.</summary>
    public static StopReason Scaled(SimulatedDeployment deployment) =>
        new(ByScheduler, $"Scaling activity initiated by (deployment {deployment.Id})");

    /// <param name="failure">How it failed.</param>
    /// <param name="taskDefinition">Names the image of the container at fault.</param>
    /// <param name="targetGroupArn">Whose health checks count; null: the container's own.</param>
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
