namespace EcsRestart.Simulator;

/// <summary>A task that RunTask started. Its state depends only on its dates.</summary>
internal sealed class OneTimeTask
{
    /// <summary>The exit code of a killed container.</summary>
    private const int Killed = 137;

    /// <summary>ECS shows a stopped task for at least an hour.</summary>
    private static readonly TimeSpan StoppedTaskLifetime = TimeSpan.FromHours(1);

    private readonly TaskBehavior _behavior;

    public OneTimeTask(string id, SimulatedTaskDefinition definition, TaskBehavior behavior, DateTimeOffset now)
    {
        Id = id;
        Definition = definition;
        CreatedAt = now;
        ProvisionedAt = now + behavior.StartDelay / 2;
        _behavior = behavior;
        if (behavior.Failure?.Kind == LaunchFailureKind.CannotStart)
        {
            StopReason = StopReason.NotStarted(definition, behavior.Failure.Reason);
            StoppingAt = now + behavior.StartDelay;
        }
        else
        {
            RunningAt = now + behavior.StartDelay;
            StoppingAt = RunningAt + behavior.RunDelay;
            StopReason = StoppingAt is null ? null : StopReason.Exited;
        }
    }

    public string Id { get; }

    public SimulatedTaskDefinition Definition { get; }

    public required string Group { get; init; }

    public string? StartedBy { get; init; }

    public string? LaunchType { get; init; }

    public string? CapacityProviderName { get; init; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ProvisionedAt { get; }

    /// <summary>Null for never.</summary>
    public DateTimeOffset? RunningAt { get; private set; }

    /// <summary>When the containers exit or are stopped. Null for never.</summary>
    public DateTimeOffset? StoppingAt { get; private set; }

    public DateTimeOffset? StoppedAt => StoppingAt + _behavior.StopDelay;

    /// <summary>Why the task stops. Null when it does not.</summary>
    public StopReason? StopReason { get; private set; }

    public string StatusAt(DateTimeOffset now) => this switch
    {
        _ when StoppedAt <= now => "STOPPED",
        _ when StoppingAt <= now => "DEPROVISIONING",
        _ when RunningAt <= now => "RUNNING",
        _ when ProvisionedAt <= now => "PENDING",
        _ => "PROVISIONING",
    };

    public bool IsExpiredAt(DateTimeOffset now) => StoppedAt + StoppedTaskLifetime <= now;

    /// <summary>Stops the task, unless it is already stopping.</summary>
    public void Stop(DateTimeOffset now, string reason)
    {
        if (StoppingAt <= now)
            return;

        RunningAt = RunningAt <= now ? RunningAt : null;
        StoppingAt = now;
        StopReason = new StopReason(StopReason.ByUser, reason);
    }

    /// <returns>The exit code of a container. Null when it is still running or never ran.</returns>
    public int? ExitCodeOf(string container, DateTimeOffset now)
    {
        if (RunningAt is null || !(StoppingAt <= now))
            return null;

        return StopReason?.StopCode == StopReason.ByUser ? Killed : Find(container)?.ExitCode ?? 0;
    }

    public string? ReasonOf(string container, DateTimeOffset now) => StoppingAt <= now ? Find(container)?.Reason : null;

    private TaskContainer? Find(string container) => _behavior.Containers.FirstOrDefault(candidate => candidate.Name == container);
}
