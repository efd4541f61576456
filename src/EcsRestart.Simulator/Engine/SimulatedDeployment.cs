namespace EcsRestart.Simulator;

/// <summary>A deployment of a service: the PRIMARY one, or a former one (ACTIVE) whose tasks are on their way out.</summary>
internal sealed class SimulatedDeployment
{
    /// <summary>The resources of failed tasks take a while to go; until then the list shows that the deployment failed.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(15);

    public SimulatedDeployment(string id, SimulatedTaskDefinition taskDefinition, DateTimeOffset createdAt, bool shiftsTraffic)
    {
        ShiftsTraffic = shiftsTraffic;
        Id = id;
        TaskDefinition = taskDefinition;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
        RolloutStateReason = $"ECS deployment {id} in progress.";
    }

    /// <summary><c>ecs-svc/</c> and digits.</summary>
    public string Id { get; }

    public SimulatedTaskDefinition TaskDefinition { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>Whether the service came into being with it.</summary>
    public bool IsFirst { get; init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Status { get; private set; } = "PRIMARY";

    public string RolloutState { get; private set; } = "IN_PROGRESS";

    public string RolloutStateReason { get; private set; }

    /// <summary>Tasks that failed one after the other, with no healthy one in between.</summary>
    public int FailedTasks { get; private set; }

    public bool IsUnderWay => RolloutState == "IN_PROGRESS";

    public bool HasFailed => RolloutState == "FAILED";

    /// <summary>It is in the list until then, even with no task left; null: no need of that.</summary>
    public DateTimeOffset? StaysUntil { get; private set; }

    /// <summary>Whether ECS has said that this deployment cannot move.</summary>
    public bool IsKnownToBeBlocked { get; set; }

    /// <summary>Whether ECS has said that its tasks do not come up.</summary>
    public bool IsKnownToBeImpaired { get; set; }

    /// <summary>Whether it stands beside the former one until all traffic has moved; a rolling deployment does not.</summary>
    public bool ShiftsTraffic { get; private set; }

    /// <summary>When the traffic has moved and the bake is over; null: its tasks were not all healthy yet.</summary>
    public DateTimeOffset? ShiftedAt { get; private set; }

    public StartThrottle Starts { get; private set; } = new();

    /// <summary>A newer deployment takes its place. How far it came stays to be seen: a finished one remains COMPLETED.</summary>
    public void Supersede(DateTimeOffset now)
    {
        Status = "ACTIVE";
        UpdatedAt = now;
    }

    public void Complete(DateTimeOffset now) => Become("COMPLETED", $"ECS deployment {Id} completed.", now);

    public void Fail(DateTimeOffset now)
    {
        StaysUntil = now + Aftermath;
        Become("FAILED", "ECS deployment circuit breaker: tasks failed to start.", now);
    }

    /// <summary>All its tasks are healthy: the traffic begins to move.</summary>
    public void BeginShift(DateTimeOffset now, TimeSpan duration) => ShiftedAt ??= now + duration;

    /// <summary>Takes the place of the deployment that took its own, at once.</summary>
    public void Return(DateTimeOffset now)
    {
        Status = "PRIMARY";
        ShiftsTraffic = false;
        FailedTasks = 0;
        Starts = new();
        Become("IN_PROGRESS", $"ECS deployment circuit breaker: rolling back to deploymentId {Id}.", now);
    }

    /// <remarks>Once it is over, nothing is counted any more.</remarks>
    public void CountFailure() => FailedTasks += IsUnderWay ? 1 : 0;

    public void TaskIsHealthy() => FailedTasks = IsUnderWay ? 0 : FailedTasks;

    private void Become(string state, string reason, DateTimeOffset now)
    {
        RolloutState = state;
        RolloutStateReason = reason;
        UpdatedAt = now;
    }
}
