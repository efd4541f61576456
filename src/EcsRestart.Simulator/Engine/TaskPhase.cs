namespace EcsRestart.Simulator;

internal enum TaskPhase
{
    Provisioning,
    Pending,

    /// <summary>RUNNING, but not yet counted toward the minimum.</summary>
    Running,

    /// <summary>RUNNING and counted toward the minimum.</summary>
    Healthy,

    /// <summary>Stopping, but not STOPPED yet.</summary>
    Draining,
    Stopped,
}
