namespace EcsRestart.Simulator;

/// <summary>How a launch fails.</summary>
public enum LaunchFailureKind
{
    /// <summary>RunTask returns a failure instead of a task.</summary>
    NoCapacity,

    /// <summary>The task is created but never runs: image, secret or network missing (stop code TaskFailedToStart).</summary>
    CannotStart,
}
