namespace EcsRestart.Simulator;

/// <summary>How ECS keeps the service deployments of a service: the records that ListServiceDeployments and its siblings return.</summary>
public sealed record ServiceDeploymentOptions
{
    /// <summary>
    /// The least time between SUCCESSFUL and the moment at which DescribeServices shows COMPLETED; default 0. A record is SUCCESSFUL once
    /// the new tasks are healthy and the former ones told to stop; COMPLETED comes when those are gone. Recorded: 38 s.
    /// </summary>
    public TimeSpan CompletedDelay { get; init; }

    /// <summary>How long a new record is missing from ListServiceDeployments; default 0.</summary>
    public TimeSpan ListLag { get; init; }

    /// <summary>How long <c>currentServiceDeployment</c> still names the previous record; default 0.</summary>
    public TimeSpan CurrentLag { get; init; }

    /// <summary>How long a record is STOP_REQUESTED before it is STOPPED; default 0.</summary>
    public TimeSpan StopDelay { get; init; }

    /// <summary>False when the first deployment has no record, as if it were older than 2024-10-25; default true.</summary>
    public bool IncludeFirst { get; init; } = true;

    /// <summary>True when the images of each deployment have a digest of their own; default false: all have the same.</summary>
    public bool NewDigests { get; init; }

    /// <summary>False when ECS resolves no image digests, as with <c>versionConsistency</c> disabled; default true.</summary>
    public bool ResolveImages { get; init; } = true;
}
