namespace EcsRestart.Simulator;

/// <summary>A task. What it is at any moment follows from its dates alone.</summary>
internal sealed class SimulatedTask
{
    private readonly TimeSpan _drainDelay;

    public SimulatedTask(
        string id, SimulatedDeployment deployment, DateTimeOffset createdAt, TimeSpan startDelay, ServiceBehaviour behaviour)
    {
        Id = id;
        Deployment = deployment;
        CreatedAt = createdAt;
        ProvisionedAt = createdAt + startDelay / 2;
        RunningAt = createdAt + startDelay;
        HealthyAt = RunningAt + behaviour.HealthDelay;
        _drainDelay = behaviour.DrainDelay;
    }

    public string Id { get; }

    public SimulatedDeployment Deployment { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ProvisionedAt { get; }

    public DateTimeOffset RunningAt { get; }

    public DateTimeOffset HealthyAt { get; }

    public DateTimeOffset? StoppingAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Whether the load balancer was told of it.</summary>
    public bool IsRegistered { get; set; }

    public TaskPhase PhaseAt(DateTimeOffset now) => this switch
    {
        { StoppedAt: { } stopped } => stopped <= now ? TaskPhase.Stopped : TaskPhase.Draining,
        _ when HealthyAt <= now => TaskPhase.Healthy,
        _ when RunningAt <= now => TaskPhase.Running,
        _ when ProvisionedAt <= now => TaskPhase.Pending,
        _ => TaskPhase.Provisioning,
    };

    /// <summary>When it next changes by itself; null: never.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => PhaseAt(now) switch
    {
        TaskPhase.Provisioning or TaskPhase.Pending => RunningAt,
        TaskPhase.Running => HealthyAt,
        TaskPhase.Draining => StoppedAt,
        _ => null,
    };

    /// <summary>Tells it to stop; only a running one has connections to drain.</summary>
    public void Stop(DateTimeOffset now)
    {
        StoppingAt = now;
        StoppedAt = RunningAt <= now ? now + _drainDelay : now;
    }
}
