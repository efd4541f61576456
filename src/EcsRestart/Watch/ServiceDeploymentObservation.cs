using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The result of one poll for the service-deployment record of a rollout.</summary>
/// <param name="Record">The proven record; null when this poll did not show it.</param>
/// <param name="Newer">The next service deployment of the service, where one explains why this one was stopped.</param>
/// <param name="StatusFor">For how long polls have shown the record's status.</param>
internal sealed record ServiceDeploymentObservation(
    ServiceDeploymentTrack Track, ServiceDeploymentSnapshot? Record, ServiceDeploymentSnapshot? Newer, TimeSpan StatusFor)
{
    /// <summary>For how long polls have not shown the record, or got no response.</summary>
    public TimeSpan AbsentFor { get; init; }

    /// <summary>True when the verdict needs DescribeServices in the same poll: without a record, and with one that decides.</summary>
    public bool NeedsService => IsUnreadable || Record is { Status: null } or { IsTerminal: true };

    /// <summary>True when DescribeServices alone decides: the record was given up, or calls for it have failed for too long.</summary>
    public bool IsUnreadable => Track.IsGivenUp || AbsentFor >= RolloutPolicy.AbsenceGrace;
}
