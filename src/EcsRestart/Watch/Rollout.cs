using EcsRestart.Ecs;
using EcsRestart.Targets;

namespace EcsRestart.Watch;

/// <summary>A deployment that this run made, and what is needed to recognise it.</summary>
public sealed record Rollout
{
    public required ServiceRef Service { get; init; }

    /// <summary>The one thing that tells this deployment from others: after a rollback the same task definition runs as before.</summary>
    public required string DeploymentId { get; init; }

    /// <summary>The deployments that were live when this one was made.</summary>
    public required IReadOnlyList<string> FormerDeploymentIds { get; init; }

    /// <summary>How long it may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>When it was asked for, as a timestamp of the run's clock.</summary>
    public required long StartedAt { get; init; }

    /// <summary>The service as ECS's answer to the restart showed it.</summary>
    public required ServiceSnapshot AtStart { get; init; }

    internal static Rollout Of(Target.Named target, ServiceSnapshot answer, DeploymentSnapshot primary, long startedAt) => new()
    {
        Service = target.Service,
        DeploymentId = primary.Id,
        FormerDeploymentIds = [.. answer.Deployments.Where(deployment => !deployment.IsPrimary).Select(deployment => deployment.Id)],
        Timeout = target.Options.RolloutTimeout,
        StartedAt = startedAt,
        AtStart = answer,
    };
}
