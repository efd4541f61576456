namespace EcsRestart.Simulator;

/// <summary>The rollback of a service deployment.</summary>
/// <param name="Revision">What ECS returned to; null when it did not.</param>
internal sealed record DeploymentRollback(string Reason, DateTimeOffset StartedAt, SimulatedRevision? Revision);
