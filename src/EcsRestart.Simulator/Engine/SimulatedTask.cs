namespace EcsRestart.Simulator;

/// <summary>A task. What it is at any moment follows from its dates alone.</summary>
internal sealed class SimulatedTask
{
    /// <summary>So that a service whose tasks fail at once still takes time over it.</summary>
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan UntilCrash = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UntilUnhealthy = TimeSpan.FromSeconds(90);

    private readonly TimeSpan _drainDelay;

    /// <param name="failure">Null: it does well.</param>
    public SimulatedTask(
        string id,
        SimulatedDeployment deployment,
        DateTimeOffset createdAt,
        TimeSpan startDelay,
        ServiceBehavior behaviour,
        TaskFailure? failure)
    {
        Id = id;
        Deployment = deployment;
        CreatedAt = createdAt;
        ProvisionedAt = createdAt + startDelay / 2;
        RunningAt = failure?.Kind == TaskFailureKind.CannotStart ? null : createdAt + startDelay;
        HealthyAt = failure?.Kind == TaskFailureKind.NeverHealthy ? null : RunningAt + behaviour.HealthDelay;
        Failure = failure;
        FailsAt = failure is null ? null : Later(createdAt + MinLifetime, failure.Kind switch
        {
            TaskFailureKind.CannotStart => createdAt + (failure.After ?? startDelay),
            TaskFailureKind.Crash => createdAt + startDelay + (failure.After ?? UntilCrash),
            _ => createdAt + startDelay + (failure.After ?? UntilUnhealthy),
        });
        _drainDelay = behaviour.DrainDelay;
    }

    public string Id { get; }

    public SimulatedDeployment Deployment { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ProvisionedAt { get; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? RunningAt { get; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? HealthyAt { get; }

    /// <summary>Null: it does well.</summary>
    public TaskFailure? Failure { get; }

    /// <summary>When it fails, unless it is told to stop before; null: never.</summary>
    public DateTimeOffset? FailsAt { get; }

    public DateTimeOffset? StoppingAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Why it stops; null: nobody told it to.</summary>
    public StopReason? End { get; private set; }

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
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now)
    {
        DateTimeOffset?[] changes = StoppedAt is null ? [RunningAt, HealthyAt, FailsAt] : [StoppedAt];
        return changes.Where(change => change > now).Min();
    }

    /// <summary>Tells it to stop; only a running one has connections to drain.</summary>
    public void Stop(DateTimeOffset now, StopReason end)
    {
        End = end;
        StoppingAt = now;
        StoppedAt = RunningAt <= now && !HasCrashed(end) ? now + _drainDelay : now;
    }

    private static bool HasCrashed(StopReason end) => end.Failure?.Kind == TaskFailureKind.Crash;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
