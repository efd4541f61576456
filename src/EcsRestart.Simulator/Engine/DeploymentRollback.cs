namespace EcsRestart.Simulator;

/// <summary>The rollback of a service deployment.</summary>
/// <param name="Revision">The revision that ECS returned to, or null when the rollback failed.</param>
internal sealed record DeploymentRollback(string Reason, DateTimeOffset StartedAt, SimulatedRevision? Revision);
