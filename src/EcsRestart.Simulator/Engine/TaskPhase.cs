namespace EcsRestart.Simulator;

internal enum TaskPhase
{
    Provisioning,
    Pending,

    /// <summary>RUNNING, but too young to count towards the minimum.</summary>
    Running,

    /// <summary>RUNNING, and counts towards the minimum.</summary>
    Healthy,

    /// <summary>Told to stop and still there.</summary>
    Draining,
    Stopped,
}
