namespace EcsRestart.Ecs;

/// <summary>A service as ECS described it at one moment.</summary>
public sealed record ServiceSnapshot
{
    public required string ServiceName { get; init; }

    /// <summary><c>ACTIVE</c>, or <c>DRAINING</c> and <c>INACTIVE</c> for one that was deleted.</summary>
    public string Status { get; init; } = "ACTIVE";

    public bool IsActive => Status == "ACTIVE";

    public required int DesiredCount { get; init; }

    public required int RunningCount { get; init; }

    public required int PendingCount { get; init; }

    /// <summary><c>ECS</c>, or <c>CODE_DEPLOY</c> and <c>EXTERNAL</c>, whose deployments ECS does not force.</summary>
    public string DeploymentController { get; init; } = "ECS";

    /// <summary>True for the scheduling strategy DAEMON: one task on each instance, and never two.</summary>
    public bool IsDaemon { get; init; }

    /// <summary>True when tasks are replaced within the two percentages; blue/green and its kin start a whole second set instead.</summary>
    public bool UsesRollingUpdate { get; init; } = true;

    /// <summary>Percent of the desired count that stays healthy, rounded up to whole tasks. ECS's default is 100, for daemons 0.</summary>
    public int MinimumHealthyPercent { get; init; } = 100;

    /// <summary>Percent of the desired count that may exist at once, rounded down to whole tasks. ECS's default is 200, for daemons 100.</summary>
    public int MaximumPercent { get; init; } = 200;

    /// <summary>True when the deployment circuit breaker is on, so that ECS itself ends a failing rollout.</summary>
    public bool HasCircuitBreaker { get; init; }

    /// <summary>True when the deployment circuit breaker also rolls back.</summary>
    public bool CircuitBreakerRollsBack { get; init; }

    /// <summary>Null when no alarm can end a deployment.</summary>
    public DeploymentAlarms? Alarms { get; init; }

    public IReadOnlyList<PauseHook> PauseHooks { get; init; } = [];

    public IReadOnlyList<LambdaHook> LambdaHooks { get; init; } = [];

    /// <summary>
    /// From the moment all new tasks are healthy until a deployment that shifts traffic is complete: its steps and its bake time. Zero for
    /// a rolling update.
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

    /// <summary>The live deployments; finished ones leave the list.</summary>
    public required IReadOnlyList<DeploymentSnapshot> Deployments { get; init; }

    /// <summary>What ECS says happened, newest first; up to 100.</summary>
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

    /// <summary>The service without its long texts, for a plan that keeps thousands of services until the end of the run.</summary>
    internal ServiceSnapshot WithoutTexts() =>
        this with { Events = [], Deployments = [.. Deployments.Select(deployment => deployment with { RolloutStateReason = null })] };

    public DeploymentSnapshot? Find(string deploymentId) => Deployments.FirstOrDefault(deployment => deployment.Id == deploymentId);
}
