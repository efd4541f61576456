namespace EcsRestart.Simulator;

/// <summary>How ECS records the service deployments of a service, as ListServiceDeployments and related actions return them.</summary>
public sealed record ServiceDeploymentOptions
{
    /// <summary>
    /// The minimum time between SUCCESSFUL and the moment DescribeServices shows COMPLETED. Default 0. A record is SUCCESSFUL once the new
    /// tasks are healthy and the old ones are stopping; a deployment is COMPLETED once they have stopped. Recorded: 38 s.
    /// </summary>
    public TimeSpan CompletedDelay { get; init; }

    /// <summary>How long a new record is missing from ListServiceDeployments. Default 0.</summary>
    public TimeSpan ListLag { get; init; }

    /// <summary>How long <c>currentServiceDeployment</c> still returns the previous record. Default 0.</summary>
    public TimeSpan CurrentLag { get; init; }

    /// <summary>How long a record is STOP_REQUESTED before it is STOPPED. Default 0.</summary>
    public TimeSpan StopDelay { get; init; }

    /// <summary>False when the first deployment has no record, as if it were older than 2024-10-25. Default true.</summary>
    public bool IncludeFirst { get; init; } = true;

    /// <summary>True when the images of each deployment have a new digest. Default false.</summary>
    public bool NewDigests { get; init; }

    /// <summary>False when ECS resolves no image digests, as with <c>versionConsistency</c> disabled; default true.</summary>
    public bool ResolveImages { get; init; } = true;
}
