namespace EcsRestart.Ecs;

/// <summary>The service-deployment record as ECS returned it at one point in time. A list returns fewer members.</summary>
public sealed record ServiceDeploymentSnapshot
{
    private const string DeploymentPrefix = "ecs-svc/";

    public required string Arn { get; init; }

    /// <summary>Null when ECS returned no status, or one that is unknown to this version.</summary>
    public ServiceDeploymentStatus? Status { get; init; }

    /// <summary>The reason ECS gives for the status. Often the effect, while <see cref="Rollback"/> has the cause.</summary>
    public string? StatusReason { get; init; }

    /// <summary>When the deployment was created, by the ECS clock. Null while it is pending.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    public string? TargetRevisionArn { get; init; }

    /// <summary>The service revisions that had tasks when the deployment was created; several after overlapping deployments.</summary>
    public IReadOnlyList<string> SourceRevisionArns { get; init; } = [];

    /// <summary>The lifecycle stage of a deployment that shifts traffic, such as <c>BAKE_TIME</c>; null for a rolling update.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>Null when no rollback was requested or started.</summary>
    public ServiceDeploymentRollback? Rollback { get; init; }

    /// <summary>True when the circuit breaker ended the deployment.</summary>
    public bool IsCircuitBreakerTriggered { get; init; }

    /// <summary>The failed tasks that the circuit breaker has counted.</summary>
    public int FailureCount { get; init; }

    /// <summary>True when a CloudWatch alarm ended the deployment.</summary>
    public bool IsAlarmTriggered { get; init; }

    public IReadOnlyList<string> TriggeredAlarms { get; init; } = [];

    /// <summary>The pause hooks that wait for a person.</summary>
    public IReadOnlyList<WaitingHook> WaitingHooks { get; init; } = [];

    /// <summary>True while ECS replaces tasks and neither a stop nor a rollback has been requested.</summary>
    internal bool IsUnfinished => Status is ServiceDeploymentStatus.Pending or ServiceDeploymentStatus.InProgress;

    /// <summary>True once a rollback was requested, whatever its outcome.</summary>
    internal bool IsRolledBack => Status is ServiceDeploymentStatus.RollbackRequested or ServiceDeploymentStatus.RollbackInProgress
        or ServiceDeploymentStatus.RollbackSuccessful or ServiceDeploymentStatus.RollbackFailed;

    /// <summary>True when the status can no longer change.</summary>
    internal bool IsTerminal => Status is ServiceDeploymentStatus.Successful or ServiceDeploymentStatus.Stopped
        or ServiceDeploymentStatus.RollbackSuccessful or ServiceDeploymentStatus.RollbackFailed;

    /// <summary>True when a monitor ended the deployment.</summary>
    internal bool IsTriggered => IsCircuitBreakerTriggered || IsAlarmTriggered;

    /// <summary>
    /// True when this is the record of the deployment: the service revision that it targets has the same digits as the deployment. AWS
    /// does not document this. If it stops being true, no record is found.
    /// </summary>
    /// <param name="deploymentId"><c>ecs-svc/</c> and digits.</param>
    internal bool IsOf(string deploymentId) =>
        TargetRevisionArn is { } target && deploymentId.StartsWith(DeploymentPrefix, StringComparison.Ordinal)
        && LastSegment(target) == deploymentId[DeploymentPrefix.Length..];

    /// <summary>True when this is a record of the service, by the names in its ARN.</summary>
    internal bool IsOfService(string clusterName, string serviceName) =>
        Arn.Split('/') is [var kind, var cluster, var service, _]
        && kind.EndsWith(":service-deployment", StringComparison.Ordinal) && (cluster, service) == (clusterName, serviceName);

    /// <summary>The ID of the deployment that a service revision belongs to.</summary>
    internal static string DeploymentIdOf(string revisionArn) => DeploymentPrefix + LastSegment(revisionArn);

    private static string LastSegment(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
