using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Plan;

namespace EcsRestart.Watch;

/// <summary>A deployment that this run or an earlier one of the same schedule made, and what is needed to recognise it.</summary>
public sealed record Rollout
{
    public required ServiceRef Service { get; init; }

    /// <summary>The one thing that tells this deployment from others: after a rollback the same task definition runs as before.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>When ECS created it, by ECS's clock, or the earliest time it can have been. Events before do not concern it.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How long it may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>When it was asked for, as a timestamp of the run's clock.</summary>
    public required long StartedAt { get; init; }

    /// <summary>The service as ECS's answer to the restart showed it.</summary>
    public required ServiceSnapshot InitialSnapshot { get; init; }

    /// <summary>The other deployments that preflight or the response to the restart listed: ECS can go back to one of them.</summary>
    public IReadOnlyList<string> KnownIds { get; init; } = [];

    /// <summary>Warnings about the service and about how the rollout is watched.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True when the response to UpdateService showed the deployment, so that this run is certain to have started it.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>The deployments before the restart; null for one that an earlier run started.</summary>
    public Predecessor? Predecessor { get; init; }

    /// <summary>The ARN of its service-deployment record; null while it is not known.</summary>
    public string? RecordArn { get; init; }

    /// <summary>The rollback that this run requested; null while it has requested none.</summary>
    public RequestedRollback? Rollback { get; init; }

    /// <summary>True for a deployment that an earlier run made, and ECS has shown before.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>The start of what is watched: of the rollout, or of its rollback.</summary>
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

    /// <summary>Its time counts from when it was made, not from now.</summary>
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
