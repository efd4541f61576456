namespace EcsRestart.Ecs;

/// <summary>One deployment of a service at one moment.</summary>
public sealed record DeploymentSnapshot
{
    /// <summary><c>ecs-svc/</c> and digits.</summary>
    public required string Id { get; init; }

    /// <summary>PRIMARY is the latest deployment; the others are being replaced. The other states are an open set.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>By ECS's clock. A rollback brings a former deployment back with the date it had.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null behind a Classic Load Balancer, where ECS does not tell.</summary>
    public RolloutState? RolloutState { get; init; }

    /// <summary>ECS's own words for the state.</summary>
    public string? RolloutStateReason { get; init; }

    public int RunningCount { get; init; }

    public int PendingCount { get; init; }

    /// <summary>Consecutive failures; ECS sets it back once a task runs.</summary>
    public int FailedTasks { get; init; }
}
