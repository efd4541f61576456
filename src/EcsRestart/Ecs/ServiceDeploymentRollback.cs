namespace EcsRestart.Ecs;

/// <summary>The rollback of a service deployment.</summary>
/// <param name="Reason">The reason ECS gives for the rollback.</param>
/// <param name="RevisionArn">The service revision that ECS rolls back to.</param>
public sealed record ServiceDeploymentRollback(string? Reason, string? RevisionArn);
