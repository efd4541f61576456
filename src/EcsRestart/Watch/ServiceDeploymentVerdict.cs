namespace EcsRestart.Watch;

/// <summary>The verdict on a rollout that its service-deployment record supports.</summary>
/// <param name="Warning">What the result must also report; null when there is nothing.</param>
/// <param name="RolledBackBy">Who rolled the deployment back; null without a rollback.</param>
internal sealed record ServiceDeploymentVerdict(RolloutVerdict Verdict, string? Warning = null, RollbackActor? RolledBackBy = null);
