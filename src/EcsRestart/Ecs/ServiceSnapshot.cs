namespace EcsRestart.Ecs;

/// <summary>A service as ECS described it at one moment.</summary>
public sealed record ServiceSnapshot
{
    public required string ServiceName { get; init; }

    public required int DesiredCount { get; init; }

    public required int RunningCount { get; init; }

    public required int PendingCount { get; init; }

    /// <summary>True when the deployment circuit breaker is on, so that ECS itself ends a failing rollout.</summary>
    public bool HasCircuitBreaker { get; init; }

    /// <summary>The live deployments; finished ones leave the list.</summary>
    public required IReadOnlyList<DeploymentSnapshot> Deployments { get; init; }

    public DeploymentSnapshot? Primary => Deployments.FirstOrDefault(deployment => deployment.IsPrimary);

    public DeploymentSnapshot? Find(string deploymentId) => Deployments.FirstOrDefault(deployment => deployment.Id == deploymentId);
}
