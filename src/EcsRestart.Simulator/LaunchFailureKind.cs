namespace EcsRestart.Simulator;

/// <summary>How a launch fails.</summary>
public enum LaunchFailureKind
{
    /// <summary>RunTask answers with a failure instead of a task.</summary>
    NoCapacity,

    /// <summary>There is a task, but it never runs: no image, no secret, no network (stop code TaskFailedToStart).</summary>
    CannotStart,
}
