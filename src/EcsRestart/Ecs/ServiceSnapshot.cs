namespace EcsRestart.Ecs;

/// <summary>A service as ECS described it at one point in time.</summary>
public sealed record ServiceSnapshot
{
    public required string ServiceName { get; init; }

    /// <summary><c>ACTIVE</c>, or <c>DRAINING</c> or <c>INACTIVE</c> for a deleted service.</summary>
    public string Status { get; init; } = "ACTIVE";

    public bool IsActive => Status == "ACTIVE";

    public required int DesiredCount { get; init; }

    public required int RunningCount { get; init; }

    public required int PendingCount { get; init; }

    /// <summary><c>ECS</c>, or <c>CODE_DEPLOY</c> or <c>EXTERNAL</c>, for which ECS cannot force a deployment.</summary>
    public string DeploymentController { get; init; } = "ECS";

    /// <summary>True for the scheduling strategy DAEMON, which runs exactly one task on each instance.</summary>
    public bool IsDaemon { get; init; }

    /// <summary>
    /// True when tasks are replaced within the two percentages. Blue/green and similar strategies start a complete second set instead.
    /// </summary>
    public bool UsesRollingUpdate { get; init; } = true;

    /// <summary>
    /// The percentage of the desired count that stays healthy, rounded up to whole tasks. The ECS default is 100, or 0 for daemons.
    /// </summary>
    public int MinimumHealthyPercent { get; init; } = 100;

    /// <summary>
    /// The maximum percentage of the desired count that may run at once, rounded down to whole tasks. The ECS default is 200, or 100 for
    /// daemons.
    /// </summary>
    public int MaximumPercent { get; init; } = 200;

    /// <summary>True when the deployment circuit breaker is enabled, so that ECS ends a failing rollout.</summary>
    public bool HasCircuitBreaker { get; init; }

    /// <summary>True when the deployment circuit breaker also rolls back.</summary>
    public bool CircuitBreakerRollsBack { get; init; }

    /// <summary>Null when no alarm can end a deployment.</summary>
    public DeploymentAlarms? Alarms { get; init; }

    public IReadOnlyList<PauseHook> PauseHooks { get; init; } = [];

    public IReadOnlyList<LambdaHook> LambdaHooks { get; init; } = [];

    /// <summary>
    /// The time from the moment when all new tasks are healthy until a deployment that shifts traffic completes: its steps and its bake
    /// time. Zero for a rolling update.
    /// </summary>
    public TimeSpan ShiftAndBakeTime { get; init; }

    /// <summary>Null unless early success criteria are enabled.</summary>
    public EarlySuccess? EarlySuccess { get; init; }

    /// <summary>
    /// The ARN of the service deployment in progress; null when ECS returned none. Right after a restart ECS may still return the
    /// previous one.
    /// </summary>
    public string? CurrentServiceDeployment { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The active deployments. Finished deployments are removed from the list.</summary>
    public required IReadOnlyList<DeploymentSnapshot> Deployments { get; init; }

    /// <summary>The service events, newest first; up to 100.</summary>
    public IReadOnlyList<ServiceEvent> Events { get; init; } = [];

    /// <summary>True when ECS rolls back a deployment that its circuit breaker or an alarm has ended.</summary>
    public bool RollsBack => CircuitBreakerRollsBack || Alarms is { RollsBack: true };

    /// <summary>
    /// The number of failed tasks at which the deployment circuit breaker of ECS acts by default: half of desired, 3 to 200 (Developer
    /// Guide, "How the Amazon ECS deployment circuit breaker detects failures").
    /// </summary>
    public int FailureThreshold => Math.Clamp((DesiredCount + 1) / 2, 3, 200);

    public DeploymentSnapshot? Primary => Deployments.FirstOrDefault(deployment => deployment.IsPrimary);

    public IEnumerable<ServiceEvent> EventsSince(DateTimeOffset moment) => Events.Where(serviceEvent => serviceEvent.CreatedAt >= moment);

    /// <summary>Returns the service without its long texts, for a plan that keeps thousands of services until the end of the run.</summary>
    internal ServiceSnapshot WithoutTexts() =>
        this with { Events = [], Deployments = [.. Deployments.Select(deployment => deployment with { RolloutStateReason = null })] };

    public DeploymentSnapshot? Find(string deploymentId) => Deployments.FirstOrDefault(deployment => deployment.Id == deploymentId);
}
