namespace EcsRestart.Simulator;

/// <summary>A deployment of a service: the PRIMARY one, or a former one (ACTIVE) whose tasks are on their way out.</summary>
internal sealed class SimulatedDeployment
{
    /// <summary>The resources of failed tasks take a while to go; until then the list shows that the deployment failed.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(15);

    private int _uncounted;

    public SimulatedDeployment(string id, SimulatedTaskDefinition taskDefinition, DateTimeOffset createdAt, bool shiftsTraffic, RolloutStages stages)
    {
        ShiftsTraffic = shiftsTraffic;
        Stages = stages;
        Id = id;
        TaskDefinition = taskDefinition;
        CreatedAt = createdAt;
        UpdatedAt = createdAt;
        RolloutStateReason = $"ECS deployment {id} in progress.";
    }

    /// <summary><c>ecs-svc/</c> and digits.</summary>
    public string Id { get; }

    public SimulatedTaskDefinition TaskDefinition { get; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What it runs.</summary>
    public required SimulatedRevision Revision { get; init; }

    /// <summary>Whether the service came into being with it.</summary>
    public bool IsFirst { get; init; }

    /// <summary>True once ECS has rolled back to it.</summary>
    public bool IsRestored { get; private set; }

    /// <summary>When an alarm goes off, if the deployment is still in progress then; null: never.</summary>
    public DateTimeOffset? AlarmAt { get; set; }

    /// <summary>When the circuit breaker acts on the failures that reached its threshold; null: they have not.</summary>
    public DateTimeOffset? BreaksAt { get; set; }

    /// <summary>When a requested rollback takes effect; null when none was requested.</summary>
    public DateTimeOffset? RollsBackAt { get; set; }

    /// <summary>It is not COMPLETED before, although nothing is left to do; null: no need to wait.</summary>
    public DateTimeOffset? CompletesAfter { get; set; }

    /// <summary>False until the scheduler has seen it: the answer to the call that created it shows a desired count of 0.</summary>
    public bool IsScheduled { get; set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Status { get; private set; } = "PRIMARY";

    public string RolloutState { get; private set; } = "IN_PROGRESS";

    public string RolloutStateReason { get; private set; }

    /// <summary>Tasks that failed one after the other, with no healthy one in between.</summary>
    public int FailedTasks { get; private set; }

    public bool IsUnderWay => RolloutState == "IN_PROGRESS" && !HasFailed;

    /// <summary>True once ECS gave it up, whatever the list says of it.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>It is in the list until then, even with no task left; null: no need of that.</summary>
    public DateTimeOffset? RetainedUntil { get; private set; }

    /// <summary>Whether ECS has said that this deployment cannot move.</summary>
    public bool IsKnownToBeBlocked { get; set; }

    /// <summary>Whether ECS knows that its tasks do not come up.</summary>
    public bool IsKnownToBeImpaired { get; set; }

    /// <summary>Whether it stands beside the former one until all traffic has moved; a rolling deployment does not.</summary>
    public bool ShiftsTraffic { get; }

    public RolloutStages Stages { get; private set; }

    public StartThrottle Starts { get; private set; } = new();

    /// <summary>A newer deployment takes its place. Neither its rollout state nor <see cref="UpdatedAt"/> changes.</summary>
    public void Supersede() => Status = Status == "PRIMARY" ? "ACTIVE" : Status;

    public void Complete(DateTimeOffset now)
    {
        FailedTasks = 0;
        Become("COMPLETED", $"ECS deployment {Id} completed.", now);
    }

    public void Fail(RolloutFailure failure, DateTimeOffset now)
    {
        HasFailed = true;
        RetainedUntil = now + Aftermath;
        Become("FAILED", failure.FailedReason, now);
    }

    /// <summary>Another form in which ECS shows a failed deployment that it rolls back.</summary>
    public void ShowAs(FailedDeploymentView view, DateTimeOffset now)
    {
        if (view == FailedDeploymentView.InProgress)
            Become("IN_PROGRESS", $"ECS deployment {Id} in progress.", now);
        else if (view == FailedDeploymentView.Draining)
            Status = "DRAINING";
    }

    /// <summary>Takes the place of the deployment that took its own, at once.</summary>
    public void Return(RolloutFailure failure, RolloutStages stages, bool withNewDate, DateTimeOffset now)
    {
        Status = "PRIMARY";
        IsRestored = true;
        Stages = stages;
        Starts = new();
        AlarmAt = null;
        CompletesAfter = null;
        CreatedAt = withNewDate ? now : CreatedAt;
        Become("IN_PROGRESS", failure.RollingBackReason(Id), now);
    }

    /// <param name="isCountedLate">The failure counts when the next task starts.</param>
    /// <remarks>Once it is over, nothing is counted any more.</remarks>
    public void CountFailure(bool isCountedLate = false)
    {
        if (isCountedLate)
            _uncounted++;
        else
            FailedTasks += IsUnderWay ? 1 : 0;
    }

    public void TaskStarts()
    {
        FailedTasks += IsUnderWay ? _uncounted : 0;
        _uncounted = 0;
    }

    public void TaskIsHealthy() => FailedTasks = IsUnderWay ? 0 : FailedTasks;

    private void Become(string state, string reason, DateTimeOffset now)
    {
        RolloutState = state;
        RolloutStateReason = reason;
        UpdatedAt = now;
    }
}
