namespace EcsRestart.Ecs;

/// <summary>The CloudWatch alarms that can end a deployment of a service.</summary>
/// <param name="RollsBack">True when ECS rolls the deployment back, false when it stops it.</param>
public sealed record DeploymentAlarms(IReadOnlyList<string> Names, bool RollsBack);
