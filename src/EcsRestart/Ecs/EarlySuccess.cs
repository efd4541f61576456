namespace EcsRestart.Ecs;

/// <summary>
/// Early success criteria: ECS completes a rolling deployment before all new tasks are healthy (Developer Guide, "Complete Amazon ECS
/// rolling deployments early with early success criteria").
/// </summary>
/// <param name="HealthyPercent">The percentage of the desired count that must be healthy, rounded up to whole tasks; at least one task.</param>
/// <param name="DefersCleanup">True when ECS completes the deployment before it stops the old tasks, which can take up to two weeks.</param>
public sealed record EarlySuccess(int HealthyPercent, bool DefersCleanup);
