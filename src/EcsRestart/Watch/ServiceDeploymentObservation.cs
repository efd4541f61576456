using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The result of one poll for the service-deployment record of a rollout.</summary>
/// <param name="Record">The proven record; null when this poll did not show it.</param>
/// <param name="Newer">The next service deployment of the service when it explains why this one was stopped.</param>
/// <param name="StatusFor">How long polls have shown the current status of the record.</param>
internal sealed record ServiceDeploymentObservation(
    ServiceDeploymentTrack Track, ServiceDeploymentSnapshot? Record, ServiceDeploymentSnapshot? Newer, TimeSpan StatusFor)
{
    /// <summary>How long polls have not shown the record, or have had no response.</summary>
    public TimeSpan AbsentFor { get; init; }

    /// <summary>True when the verdict needs DescribeServices in the same poll: the record is unusable or terminal.</summary>
    public bool NeedsService => IsUnreadable || Record is { Status: null } or { IsTerminal: true };

    /// <summary>True when DescribeServices alone decides: the search for the record was given up, or calls for it have failed for too long.</summary>
    public bool IsUnreadable => Track.IsGivenUp || AbsentFor >= RolloutPolicy.AbsenceGrace;
}
