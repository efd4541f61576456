namespace EcsRestart.Simulator;

/// <summary>A service deployment: the record that ECS keeps of one deployment, beside the list in DescribeServices.</summary>
internal sealed class DeploymentRecord(
    string id, SimulatedDeployment target, IReadOnlyList<SimulatedRevision> sources, ServiceBehavior behaviour, DateTimeOffset createdAt)
{
    /// <summary>As in the sample of AWS.</summary>
    private static readonly TimeSpan StartDelay = TimeSpan.FromSeconds(1.6);

    private string _state = "IN_PROGRESS";
    private DateTimeOffset? _updatedAt;

    public string Id => id;

    public SimulatedDeployment Target => target;

    /// <summary>The revisions that had tasks when it was created.</summary>
    public IReadOnlyList<SimulatedRevision> Sources => sources;

    /// <summary>The settings of the service when it was created.</summary>
    public ServiceBehavior Behaviour => behaviour;

    public DateTimeOffset CreatedAt => createdAt;

    public DateTimeOffset StartsAt => createdAt + StartDelay;

    public DateTimeOffset UpdatedAt => _updatedAt ?? createdAt;

    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>Null when nothing has been rolled back or asked to.</summary>
    public DeploymentRollback? Rollback { get; private set; }

    /// <summary>What ended the deployment; null: nothing did.</summary>
    public RolloutFailure? Failure { get; private set; }

    /// <summary>The task counts when it finished, by revision; null while it is unfinished.</summary>
    public IReadOnlyDictionary<SimulatedRevision, TaskCounts>? FinalCounts { get; private set; }

    public bool IsFinished => _state is "SUCCESSFUL" or "STOPPED" or "ROLLBACK_SUCCESSFUL" or "ROLLBACK_FAILED";

    public bool IsRollingBack => _state == "ROLLBACK_IN_PROGRESS";

    public bool HasSucceeded => _state == "SUCCESSFUL";

    public string StatusAt(DateTimeOffset now) => _state switch
    {
        "IN_PROGRESS" when now < StartsAt => "PENDING",
        "STOPPED" when now < StoppedAt => "STOP_REQUESTED",
        _ => _state,
    };

    /// <summary>When its status changes by itself; null: it does not.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => new[] { StartsAt, StoppedAt }.Where(change => change > now).Min();

    public void RequestRollback(DateTimeOffset now)
    {
        Rollback = new(RolloutFailure.StoppedByUser.RecordReason, now, null);
        Become("ROLLBACK_REQUESTED", now);
    }

    /// <param name="restored">What ECS returns to.</param>
    public void RollBack(RolloutFailure failure, SimulatedRevision restored, DateTimeOffset now)
    {
        Failure = failure;
        StatusReason = failure.RecordReason;
        Rollback = new(failure.RecordReason, now, restored);
        Become("ROLLBACK_IN_PROGRESS", now);
    }

    /// <param name="reason">Why there is no rollback, or why it failed.</param>
    public void FailRollback(RolloutFailure failure, string reason, DateTimeOffset now)
    {
        Failure ??= failure;
        Rollback ??= new(failure.RecordReason, now, null);
        StatusReason = reason;
        Finish("ROLLBACK_FAILED", now);
    }

    public void Succeed(DateTimeOffset now) => Finish(IsRollingBack ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL", now);

    /// <param name="failure">Null when a newer deployment takes over.</param>
    public void Stop(RolloutFailure? failure, DateTimeOffset now)
    {
        Failure = failure ?? Failure;
        StoppedAt = now + behaviour.ServiceDeployments.StopDelay;
        Finish("STOPPED", now);
        FinishedAt = StoppedAt;
    }

    public void Freeze(IReadOnlyDictionary<SimulatedRevision, TaskCounts> counts) => FinalCounts = counts;

    private void Finish(string state, DateTimeOffset now)
    {
        FinishedAt = now;
        Become(state, now);
    }

    private void Become(string state, DateTimeOffset now)
    {
        _state = state;
        _updatedAt = now;
    }
}
