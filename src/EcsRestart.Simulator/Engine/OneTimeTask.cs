namespace EcsRestart.Simulator;

/// <summary>A task that RunTask started. What it is at any moment follows from its dates alone.</summary>
internal sealed class OneTimeTask
{
    /// <summary>What a container exits with that is killed.</summary>
    private const int Killed = 137;

    /// <summary>ECS shows a stopped task for at least an hour.</summary>
    private static readonly TimeSpan StaysFor = TimeSpan.FromHours(1);

    private readonly TaskBehavior _behaviour;

    public OneTimeTask(string id, SimulatedTaskDefinition definition, TaskBehavior behaviour, DateTimeOffset now)
    {
        Id = id;
        Definition = definition;
        CreatedAt = now;
        ProvisionedAt = now + behaviour.StartDelay / 2;
        _behaviour = behaviour;
        if (behaviour.Failure?.Kind == LaunchFailureKind.CannotStart)
        {
            End = StopReason.NotStarted(definition, behaviour.Failure.Reason);
            StoppingAt = now + behaviour.StartDelay;
        }
        else
        {
            RunningAt = now + behaviour.StartDelay;
            StoppingAt = RunningAt + behaviour.RunDelay;
            End = StoppingAt is null ? null : StopReason.Exited;
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

    /// <summary>Null: never.</summary>
    public DateTimeOffset? RunningAt { get; private set; }

    /// <summary>When its containers exit, or are told to; null: never.</summary>
    public DateTimeOffset? StoppingAt { get; private set; }

    public DateTimeOffset? StoppedAt => StoppingAt + _behaviour.StopDelay;

    /// <summary>Why it stops; null: it does not.</summary>
    public StopReason? End { get; private set; }

    public string StatusAt(DateTimeOffset now) => this switch
    {
        _ when StoppedAt <= now => "STOPPED",
        _ when StoppingAt <= now => "DEPROVISIONING",
        _ when RunningAt <= now => "RUNNING",
        _ when ProvisionedAt <= now => "PENDING",
        _ => "PROVISIONING",
    };

    public bool IsForgottenAt(DateTimeOffset now) => StoppedAt + StaysFor <= now;

    /// <summary>Somebody stops it; one that stops already goes on stopping.</summary>
    public void Stop(DateTimeOffset now, string reason)
    {
        if (StoppingAt <= now)
            return;

        RunningAt = RunningAt <= now ? RunningAt : null;
        StoppingAt = now;
        End = new StopReason(StopReason.ByUser, reason);
    }

    /// <returns>What the container exited with; null when it still runs, or never did.</returns>
    public int? ExitCodeOf(string container, DateTimeOffset now)
    {
        if (RunningAt is null || !(StoppingAt <= now))
            return null;

        return End?.StopCode == StopReason.ByUser ? Killed : Find(container)?.ExitCode ?? 0;
    }

    public string? ReasonOf(string container, DateTimeOffset now) => StoppingAt <= now ? Find(container)?.Reason : null;

    private TaskContainer? Find(string container) => _behaviour.Containers.FirstOrDefault(one => one.Name == container);
}
