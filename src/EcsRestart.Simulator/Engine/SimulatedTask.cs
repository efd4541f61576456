namespace EcsRestart.Simulator;

/// <summary>A task of a service. Its state depends only on its dates.</summary>
internal sealed class SimulatedTask
{
    /// <summary>Ensures that time passes even when tasks fail immediately.</summary>
    private static readonly TimeSpan MinLifetime = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan UntilCrash = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UntilUnhealthy = TimeSpan.FromSeconds(90);

    private readonly TimeSpan _drainDelay;

    /// <param name="failure">How the task fails, or null when it does not.</param>
    public SimulatedTask(
        string id,
        SimulatedDeployment deployment,
        DateTimeOffset createdAt,
        TimeSpan startDelay,
        ServiceBehavior behavior,
        TaskFailure? failure)
    {
        Id = id;
        Deployment = deployment;
        CreatedAt = createdAt;
        ProvisionedAt = createdAt + startDelay / 2;
        RunningAt = failure?.Kind == TaskFailureKind.CannotStart ? null : createdAt + startDelay;
        HealthyAt = failure?.Kind == TaskFailureKind.NeverHealthy ? null : RunningAt + behavior.HealthDelay;
        Failure = failure;
        FailsAt = failure is null ? null : Later(createdAt + MinLifetime, failure.Kind switch
        {
            TaskFailureKind.CannotStart => createdAt + (failure.After ?? startDelay),
            TaskFailureKind.Crash => createdAt + startDelay + (failure.After ?? UntilCrash),
            _ => createdAt + startDelay + (failure.After ?? UntilUnhealthy),
        });
        _drainDelay = behavior.DrainDelay;
    }

    public string Id { get; }

    public SimulatedDeployment Deployment { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ProvisionedAt { get; }

    /// <summary>Null for never.</summary>
    public DateTimeOffset? RunningAt { get; }

    /// <summary>Null for never.</summary>
    public DateTimeOffset? HealthyAt { get; }

    /// <summary>How the task fails, or null when it does not.</summary>
    public TaskFailure? Failure { get; }

    /// <summary>When the task fails, unless it is stopped first. Null for never.</summary>
    public DateTimeOffset? FailsAt { get; }

    public DateTimeOffset? StoppingAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    /// <summary>Why the task stops. Null when it has not been stopped.</summary>
    public StopReason? StopReason { get; private set; }

    /// <summary>True when the task has been registered with the load balancer.</summary>
    public bool IsRegistered { get; set; }

    public TaskPhase PhaseAt(DateTimeOffset now) => this switch
    {
        { StoppedAt: { } stopped } => stopped <= now ? TaskPhase.Stopped : TaskPhase.Draining,
        _ when HealthyAt <= now => TaskPhase.Healthy,
        _ when RunningAt <= now => TaskPhase.Running,
        _ when ProvisionedAt <= now => TaskPhase.Pending,
        _ => TaskPhase.Provisioning,
    };

    /// <summary>The next time the task changes without an action, or null.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now)
    {
        DateTimeOffset?[] changes = StoppedAt is null ? [RunningAt, HealthyAt, FailsAt] : [StoppedAt];
        return changes.Where(change => change > now).Min();
    }

    /// <summary>Stops the task. Only a running task has a drain delay.</summary>
    public void Stop(DateTimeOffset now, StopReason end)
    {
        StopReason = end;
        StoppingAt = now;
        StoppedAt = RunningAt <= now && !HasCrashed(end) ? now + _drainDelay : now;
    }

    private static bool HasCrashed(StopReason end) => end.Failure?.Kind == TaskFailureKind.Crash;

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;
}
