namespace EcsRestart.Simulator;

/// <summary>The state of a service, including facts that no API returns.</summary>
public sealed record ServiceObservation
{
    /// <summary>The number of tasks that count toward the minimum now: RUNNING, past their health delay, not stopping.</summary>
    public required int HealthyCount { get; init; }

    /// <summary>The lowest <see cref="HealthyCount"/> since the service was first steady. Null before that.</summary>
    public required int? MinHealthyCount { get; init; }

    /// <summary>The highest number of tasks at any moment, including draining ones.</summary>
    public required int MaxTaskCount { get; init; }

    /// <summary>The tasks above the desired count after each change, oldest first, including draining ones.</summary>
    public required IReadOnlyList<ExtraTaskCount> ExtraTasks { get; init; }

    /// <summary>The number of deployments started by UpdateService with <c>forceNewDeployment</c>.</summary>
    public required int ForcedDeployments { get; init; }

    /// <summary>The IDs of the deployments of the service, PRIMARY first.</summary>
    public required IReadOnlyList<string> DeploymentIds { get; init; }

    /// <summary>The IDs of failed deployments, oldest first, listed or not.</summary>
    public required IReadOnlyList<string> FailedDeploymentIds { get; init; }

    /// <summary>The <c>rolloutState</c> of PRIMARY. Null when the service has no deployment.</summary>
    public required string? PrimaryState { get; init; }

    /// <summary>The service deployments, oldest first.</summary>
    public required IReadOnlyList<ObservedServiceDeployment> ServiceDeployments { get; init; }

    internal static ServiceObservation From(SimulatedService service) => new()
    {
        HealthyCount = service.HealthyCount,
        MinHealthyCount = service.MinHealthyCount,
        MaxTaskCount = service.MaxTaskCount,
        ExtraTasks = [.. service.ExtraTasks],
        ForcedDeployments = service.ForcedDeployments,
        FailedDeploymentIds = [.. service.FailedDeploymentIds],
        DeploymentIds = [.. service.Deployments.Select(deployment => deployment.Id)],
        PrimaryState = service.Deployments is [var primary, ..] ? primary.RolloutState : null,
        ServiceDeployments = [.. service.Records.Select(record => ObservedServiceDeployment.From(service, record, service.Now))],
    };
}
