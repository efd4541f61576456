namespace EcsRestart.Ecs;

/// <summary>One deployment of a service at one moment.</summary>
public sealed record DeploymentSnapshot
{
    /// <summary><c>ecs-svc/</c> and digits.</summary>
    public required string Id { get; init; }

    /// <summary>PRIMARY is the latest deployment; the others are being replaced. The other states are an open set.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>The ARN of its task definition; null when ECS returned none.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>By ECS's clock. A rollback restores a former deployment with its original date (seen in 2026) or a new one (2022).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null behind a Classic Load Balancer, where ECS does not tell.</summary>
    public RolloutState? RolloutState { get; init; }

    /// <summary>ECS's own words for the state.</summary>
    public string? RolloutStateReason { get; init; }

    public int RunningCount { get; init; }

    public int PendingCount { get; init; }

    /// <summary>Consecutive failures; ECS sets it back once a task runs.</summary>
    public int FailedTasks { get; init; }

    /// <summary>True when ECS reports it as failed. The state of a failed deployment can lag; its reason then tells.</summary>
    public bool HasFailed => RolloutState == Ecs.RolloutState.Failed
        || (RolloutState != Ecs.RolloutState.Completed && Says("failed"));

    /// <summary>Why it failed; null when it did not, or the reason is about a rollback or about progress.</summary>
    public string? FailureReason => HasFailed && !ReportsRollback && !Says("in progress") ? RolloutStateReason : null;

    /// <summary>
    /// True when its reason reports a rollback. Where PRIMARY is restored under a new ID, the reason can name the former ID of the same
    /// deployment.
    /// </summary>
    public bool ReportsRollback => Says("rolling back");

    /// <summary>True while ECS goes back to this deployment after a newer one failed.</summary>
    public bool IsRollbackTarget => ReportsRollback
        && (ServiceEvent.RollbackTargetIn(RolloutStateReason) is { } target ? target == Id : IsPrimary);

    /// <summary>True while ECS goes back from this deployment to another one.</summary>
    public bool IsRolledBack => ReportsRollback && !IsRollbackTarget;

    private bool Says(string words) => RolloutStateReason?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
