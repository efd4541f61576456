namespace EcsRestart.Simulator;

/// <summary>How a task fails.</summary>
public enum TaskFailureKind
{
    /// <summary>It runs; then an essential container exits (stop code EssentialContainerExited).</summary>
    Crash,

    /// <summary>It runs and never passes its health checks; ECS replaces it (stop code ServiceSchedulerInitiated).</summary>
    NeverHealthy,

    /// <summary>It never runs: no image, no secret, no network (stop code TaskFailedToStart).</summary>
    CannotStart,
}
