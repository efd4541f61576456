namespace EcsRestart.Simulator;

/// <summary>The rollback of a service deployment.</summary>
internal sealed record RollbackDescription(string Reason, DateTimeOffset StartedAt, string? ServiceRevisionArn)
{
    public static RollbackDescription? From(DeploymentRollback? rollback, SimulatedService service, Arns arns) => rollback is null
        ? null
        : new(
            rollback.Reason,
            rollback.StartedAt,
            rollback.Revision is { } revision ? ServiceRevisionSummary.ArnOf(service, revision, arns) : null);
}
