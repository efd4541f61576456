namespace EcsRestart.Simulator;

/// <summary>A deployment of a service: PRIMARY, or an older one (ACTIVE) whose tasks are being replaced.</summary>
internal sealed class SimulatedDeployment
{
    /// <summary>How long a failed deployment stays listed while ECS releases the resources of its tasks.</summary>
    private static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(15);

    private int _lateFailures;

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

    public string Id { get; }

    public SimulatedTaskDefinition TaskDefinition { get; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The revision that the deployment runs.</summary>
    public required SimulatedRevision Revision { get; init; }

    /// <summary>True for the deployment that created the service.</summary>
    public bool IsFirst { get; init; }

    /// <summary>True once ECS has rolled back to this deployment.</summary>
    public bool IsRestored { get; private set; }

    /// <summary>When an alarm goes off, provided that the deployment is still in progress. Null for never.</summary>
    public DateTimeOffset? AlarmAt { get; set; }

    /// <summary>When the circuit breaker acts. Null until the failures have reached its threshold.</summary>
    public DateTimeOffset? BreaksAt { get; set; }

    /// <summary>When a requested rollback takes effect. Null when none was requested.</summary>
    public DateTimeOffset? RollsBackAt { get; set; }

    /// <summary>The earliest time at which the deployment is COMPLETED. Null for no minimum.</summary>
    public DateTimeOffset? CompletesAfter { get; set; }

    /// <summary>
    /// False until the scheduler has run, so the response to the call that created the deployment shows a desired count of 0.
    /// </summary>
    public bool IsScheduled { get; set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public string Status { get; private set; } = "PRIMARY";

    public string RolloutState { get; private set; } = "IN_PROGRESS";

    public string RolloutStateReason { get; private set; }

    /// <summary>The number of consecutive task failures without a healthy task in between.</summary>
    public int FailedTasks { get; private set; }

    public bool IsInProgress => RolloutState == "IN_PROGRESS" && !HasFailed;

    /// <summary>True once the deployment has failed, whatever the list of deployments shows.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>How long the deployment stays listed after its last task has stopped. Null to remove it at once.</summary>
    public DateTimeOffset? RetainedUntil { get; private set; }

    /// <summary>True once the event that the deployment is blocked has been added.</summary>
    public bool IsBlockedReported { get; set; }

    /// <summary>True once the event that tasks fail to start has been added.</summary>
    public bool IsImpairedReported { get; set; }

    /// <summary>
    /// True when the deployment runs next to the previous one until all traffic has shifted. False for a rolling deployment.
    /// </summary>
    public bool ShiftsTraffic { get; }

    public RolloutStages Stages { get; private set; }

    public StartThrottle Starts { get; private set; } = new();

    /// <summary>Called when a newer deployment replaces this one. Neither its rollout state nor <see cref="UpdatedAt"/> changes.</summary>
    public void Supersede() => Status = Status == "PRIMARY" ? "ACTIVE" : Status;

    public void Complete(DateTimeOffset now)
    {
        FailedTasks = 0;
        SetState("COMPLETED", $"ECS deployment {Id} completed.", now);
    }

    public void Fail(RolloutFailure failure, DateTimeOffset now)
    {
        HasFailed = true;
        RetainedUntil = now + CleanUpTime;
        SetState("FAILED", failure.FailedReason, now);
    }

    /// <summary>Changes how ECS shows a failed deployment during its rollback.</summary>
    public void ShowAs(FailedDeploymentView view, DateTimeOffset now)
    {
        if (view == FailedDeploymentView.InProgress)
            SetState("IN_PROGRESS", $"ECS deployment {Id} in progress.", now);
        else if (view == FailedDeploymentView.Draining)
            Status = "DRAINING";
    }

    /// <summary>Makes the deployment PRIMARY again, at once.</summary>
    public void Restore(RolloutFailure failure, RolloutStages stages, bool withNewDate, DateTimeOffset now)
    {
        Status = "PRIMARY";
        IsRestored = true;
        Stages = stages;
        Starts = new();
        AlarmAt = null;
        CompletesAfter = null;
        CreatedAt = withNewDate ? now : CreatedAt;
        SetState("IN_PROGRESS", failure.RollingBackReason(Id), now);
    }

    /// <param name="isCountedLate">True when the failure is counted only once the next task starts.</param>
    /// <remarks>Failures are not counted after the deployment has finished.</remarks>
    public void CountFailure(bool isCountedLate = false)
    {
        if (isCountedLate)
            _lateFailures++;
        else
            FailedTasks += IsInProgress ? 1 : 0;
    }

    public void RecordTaskStart()
    {
        FailedTasks += IsInProgress ? _lateFailures : 0;
        _lateFailures = 0;
    }

    public void RecordHealthyTask() => FailedTasks = IsInProgress ? 0 : FailedTasks;

    private void SetState(string state, string reason, DateTimeOffset now)
    {
        RolloutState = state;
        RolloutStateReason = reason;
        UpdatedAt = now;
    }
}
