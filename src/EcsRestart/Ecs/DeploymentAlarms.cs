namespace EcsRestart.Ecs;

/// <summary>The CloudWatch alarms that can stop a deployment of a service.</summary>
/// <param name="RollsBack">True when ECS rolls the deployment back, false when it stops it.</param>
public sealed record DeploymentAlarms(IReadOnlyList<string> Names, bool RollsBack);
