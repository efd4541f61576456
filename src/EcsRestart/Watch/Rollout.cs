using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;

namespace EcsRestart.Watch;

/// <summary>A deployment that this run or an earlier one of the same schedule created, with the data that identifies it.</summary>
public sealed record Rollout
{
    public required ServiceRef Service { get; init; }

    /// <summary>
    /// The only value that distinguishes this deployment from others: after a rollback, the same task definition runs as before.
    /// </summary>
    public required string DeploymentId { get; init; }

    /// <summary>
    /// When ECS created the deployment, by the ECS clock, or the earliest possible time. Earlier events do not belong to it.
    /// </summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The maximum duration of the rollout.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>When the restart was requested, as a timestamp of the run's clock.</summary>
    public required long StartedAt { get; init; }

    /// <summary>The service in the response to UpdateService.</summary>
    public required ServiceSnapshot InitialSnapshot { get; init; }

    /// <summary>The other deployments in preflight or in the response to UpdateService. ECS can roll back to one of them.</summary>
    public IReadOnlyList<string> KnownIds { get; init; } = [];

    /// <summary>Warnings about the service and about how the rollout is watched.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True when the response to UpdateService showed the deployment, which proves that this run started it.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The deployments before the restart; null for a rollout that an earlier run started.</summary>
    public Predecessor? Predecessor { get; init; }

    /// <summary>The ARN of the service-deployment record; null while it is unknown.</summary>
    public string? RecordArn { get; init; }

    /// <summary>The rollback that this run requested; null until it requests one.</summary>
    public RequestedRollback? Rollback { get; init; }

    /// <summary>True for a deployment that an earlier run created and that ECS has already shown.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>When watching started: the start of the rollout or of its rollback.</summary>
    internal long WatchedSince => Rollback?.RequestedAt ?? StartedAt;

    internal static Rollout Of(PlanItem.Restart step, ServiceSnapshot answer, DeploymentSnapshot made, long startedAt) => new()
    {
        Service = step.Service,
        DeploymentId = made.Id,
        CreatedAt = made.CreatedAt,
        Timeout = step.Options.RolloutTimeout,
        StartedAt = startedAt,
        InitialSnapshot = answer,
        KnownIds = OthersThan(made.Id, step.Snapshot, answer),
        Warnings = step.Warnings,
        Predecessor = Predecessor.Of(step.Snapshot, answer, made),
    };

    /// <summary>The timeout counts from the creation of the deployment, not from now.</summary>
    internal static Rollout Adopted(PlanItem.Adopt step, TimeProvider clock) => new()
    {
        Service = step.Service,
        DeploymentId = step.DeploymentId,
        CreatedAt = step.CreatedAt,
        Timeout = step.Options.RolloutTimeout,
        StartedAt = clock.TimestampOf(step.CreatedAt),
        InitialSnapshot = step.Snapshot,
        KnownIds = OthersThan(step.DeploymentId, step.Snapshot),
        Warnings = ["An earlier run of this schedule started the deployment; this one watched it."],
        IsAdopted = true,
    };

    private static string[] OthersThan(string deploymentId, params ReadOnlySpan<ServiceSnapshot> services)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in services)
            known.UnionWith(service.Deployments.Select(deployment => deployment.Id));
        known.Remove(deploymentId);
        return [.. known];
    }
}
