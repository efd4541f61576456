using EcsRestart.Ecs;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>The facts that decide on a rollback, read immediately before the call.</summary>
/// <param name="Record">Null when ECS returned none.</param>
/// <param name="Service">Null when DescribeServices did not return it.</param>
internal sealed record RollbackFacts(Rollout Rollout, ServiceDeploymentSnapshot? Record, ServiceSnapshot? Service);
