namespace EcsRestart.Simulator;

/// <summary>A service deployment: the record ECS keeps of a deployment, in addition to the list in DescribeServices.</summary>
internal sealed class DeploymentRecord(
    string id, SimulatedDeployment target, IReadOnlyList<SimulatedRevision> sources, ServiceBehavior behavior, DateTimeOffset createdAt)
{
    /// <summary>As in the sample in the AWS documentation.</summary>
    private static readonly TimeSpan StartDelay = TimeSpan.FromSeconds(1.6);

    private string _state = "IN_PROGRESS";
    private DateTimeOffset? _updatedAt;

    public string Id => id;

    public SimulatedDeployment Target => target;

    /// <summary>The revisions that had tasks when the record was created.</summary>
    public IReadOnlyList<SimulatedRevision> Sources => sources;

    /// <summary>The settings of the service when the record was created.</summary>
    public ServiceBehavior Behavior => behavior;

    public DateTimeOffset CreatedAt => createdAt;

    public DateTimeOffset StartsAt => createdAt + StartDelay;

    public DateTimeOffset UpdatedAt => _updatedAt ?? createdAt;

    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>Null when no rollback was requested or started.</summary>
    public DeploymentRollback? Rollback { get; private set; }

    /// <summary>The failure of the deployment, or null.</summary>
    public RolloutFailure? Failure { get; private set; }

    /// <summary>The final task counts by revision. Null until the deployment has finished.</summary>
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

    /// <summary>The next time the status changes without an action, or null.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => new[] { StartsAt, StoppedAt }.Where(change => change > now).Min();

    public void RequestRollback(DateTimeOffset now)
    {
        Rollback = new(RolloutFailure.StoppedByUser.RecordReason, now, null);
        SetState("ROLLBACK_REQUESTED", now);
    }

    /// <param name="restored">The revision to return to.</param>
    public void RollBack(RolloutFailure failure, SimulatedRevision restored, DateTimeOffset now)
    {
        Failure = failure;
        StatusReason = failure.RecordReason;
        Rollback = new(failure.RecordReason, now, restored);
        SetState("ROLLBACK_IN_PROGRESS", now);
    }

    /// <param name="reason">Why there was no rollback, or why it failed.</param>
    public void FailRollback(RolloutFailure failure, string reason, DateTimeOffset now)
    {
        Failure ??= failure;
        Rollback ??= new(failure.RecordReason, now, null);
        StatusReason = reason;
        Finish("ROLLBACK_FAILED", now);
    }

    public void Succeed(DateTimeOffset now) => Finish(IsRollingBack ? "ROLLBACK_SUCCESSFUL" : "SUCCESSFUL", now);

    /// <param name="failure">Null when a newer deployment supersedes this one.</param>
    public void Stop(RolloutFailure? failure, DateTimeOffset now)
    {
        Failure = failure ?? Failure;
        StoppedAt = now + behavior.ServiceDeployments.StopDelay;
        Finish("STOPPED", now);
        FinishedAt = StoppedAt;
    }

    public void Freeze(IReadOnlyDictionary<SimulatedRevision, TaskCounts> counts) => FinalCounts = counts;

    private void Finish(string state, DateTimeOffset now)
    {
        FinishedAt = now;
        SetState(state, now);
    }

    private void SetState(string state, DateTimeOffset now)
    {
        _state = state;
        _updatedAt = now;
    }
}
