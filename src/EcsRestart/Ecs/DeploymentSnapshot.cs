namespace EcsRestart.Ecs;

/// <summary>A deployment of a service at one point in time.</summary>
public sealed record DeploymentSnapshot
{
    /// <summary><c>ecs-svc/</c> and digits.</summary>
    public required string Id { get; init; }

    /// <summary>PRIMARY is the latest deployment; the others are being replaced. AWS may add more states.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>The ARN of the task definition; null when ECS returned none.</summary>
    public string? TaskDefinition { get; init; }

    /// <summary>
    /// When ECS created the deployment, by its own clock. A rollback restores a deployment with its original date (seen in 2026) or a new
    /// one (2022).
    /// </summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null behind a Classic Load Balancer, where ECS does not report it.</summary>
    public RolloutState? RolloutState { get; init; }

    /// <summary>The reason ECS gives for the state.</summary>
    public string? RolloutStateReason { get; init; }

    public int RunningCount { get; init; }

    public int PendingCount { get; init; }

    /// <summary>Consecutive failures. ECS resets the count when a task runs.</summary>
    public int FailedTasks { get; init; }

    /// <summary>True when ECS reports the deployment as failed. The state of a failed deployment can lag behind its reason.</summary>
    public bool HasFailed => RolloutState == Ecs.RolloutState.Failed
        || (RolloutState != Ecs.RolloutState.Completed && Says("failed"));

    /// <summary>Why the deployment failed; null when it did not, or when the reason is about a rollback or about progress.</summary>
    public string? FailureReason => HasFailed && !ReportsRollback && !Says("in progress") ? RolloutStateReason : null;

    /// <summary>
    /// True when the reason reports a rollback. When PRIMARY is restored under a new ID, the reason can name the previous ID of the same
    /// deployment.
    /// </summary>
    public bool ReportsRollback => Says("rolling back");

    /// <summary>True while ECS rolls back to this deployment after a newer one failed.</summary>
    public bool IsRollbackTarget => ReportsRollback
        && (ServiceEvent.RollbackTargetIn(RolloutStateReason) is { } target ? target == Id : IsPrimary);

    /// <summary>True while ECS rolls back from this deployment to another one.</summary>
    public bool IsRolledBack => ReportsRollback && !IsRollbackTarget;

    private bool Says(string words) => RolloutStateReason?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}
