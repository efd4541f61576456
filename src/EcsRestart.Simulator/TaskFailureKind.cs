namespace EcsRestart.Simulator;

/// <summary>How a task fails.</summary>
public enum TaskFailureKind
{
    /// <summary>The task runs, then an essential container exits (stop code EssentialContainerExited).</summary>
    Crash,

    /// <summary>The task runs but never passes its health checks, and ECS replaces it (stop code ServiceSchedulerInitiated).</summary>
    NeverHealthy,

    /// <summary>The task never runs: image, secret or network missing (stop code TaskFailedToStart).</summary>
    CannotStart,
}
