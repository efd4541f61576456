namespace EcsRestart.Simulator;

/// <summary>What a bystander sees of a service: facts that no API answer tells.</summary>
public sealed record ServiceObservation
{
    /// <summary>Tasks that count towards the minimum now: RUNNING, past their health delay, not told to stop.</summary>
    public required int HealthyCount { get; init; }

    /// <summary>The lowest <see cref="HealthyCount"/> since the service first was steady; null before that.</summary>
    public required int? MinHealthyCount { get; init; }

    /// <summary>The most tasks that were ever there at once, draining ones included.</summary>
    public required int MaxTaskCount { get; init; }

    /// <summary>Tasks above the desired count over time, draining ones included: one for each change, oldest first.</summary>
    public required IReadOnlyList<ExtraTaskCount> ExtraTasks { get; init; }

    /// <summary>How many deployments UpdateService started with <c>forceNewDeployment</c>.</summary>
    public required int ForcedDeployments { get; init; }

    /// <summary>Deployments in the service's list, PRIMARY first.</summary>
    public required IReadOnlyList<string> DeploymentIds { get; init; }

    /// <summary>Deployments that ECS gave up, oldest first, whether or not it still lists them.</summary>
    public required IReadOnlyList<string> FailedDeploymentIds { get; init; }

    internal static ServiceObservation Of(SimulatedService service) => new()
    {
        HealthyCount = service.HealthyCount,
        MinHealthyCount = service.MinHealthyCount,
        MaxTaskCount = service.MaxTaskCount,
        ExtraTasks = [.. service.ExtraTasks],
        ForcedDeployments = service.ForcedDeployments,
        FailedDeploymentIds = [.. service.FailedDeploymentIds],
        DeploymentIds = [.. service.Deployments.Select(deployment => deployment.Id)],
    };
}
