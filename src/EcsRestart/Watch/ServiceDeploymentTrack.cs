using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The knowledge about the service-deployment record of a rollout between two polls.</summary>
public sealed record ServiceDeploymentTrack
{
    /// <summary>The ARN of the record; only a candidate until <see cref="IsProven"/>. Null while the record must be searched for.</summary>
    public string? Arn { get; init; }

    /// <summary>True when a poll showed that the record belongs to the rollout's deployment.</summary>
    public bool IsProven { get; init; }

    /// <summary>True when no record can be read for this rollout, so that DescribeServices alone decides.</summary>
    public bool IsGivenUp { get; init; }

    /// <summary>The time of the first poll without the record; null when the last poll showed it.</summary>
    public DateTimeOffset? AbsentSince { get; init; }

    /// <summary>The status in the last poll that showed the record.</summary>
    public ServiceDeploymentStatus? Status { get; init; }

    /// <summary>The time of the first poll that showed this status.</summary>
    public DateTimeOffset? StatusSince { get; init; }

    /// <summary>True when the previous poll of DescribeServices showed the deployment as completed.</summary>
    public bool WasCompleted { get; init; }

    internal static ServiceDeploymentTrack Start(Rollout rollout) => new() { Arn = rollout.RecordArn ?? rollout.InitialSnapshot.CurrentServiceDeployment };

    /// <summary>The track after a poll that showed a record under <see cref="Arn"/>. A record of another deployment is dropped.</summary>
    internal ServiceDeploymentTrack Seen(string deploymentId, ServiceDeploymentSnapshot record, DateTimeOffset now) => record.IsOf(deploymentId)
        ? this with
        {
            IsProven = true,
            AbsentSince = null,
            Status = record.Status,
            StatusSince = StatusSince is { } since && Status == record.Status ? since : now,
        }
        : this with { Arn = null };

    /// <summary>The track after a list, which may lag behind.</summary>
    internal ServiceDeploymentTrack Listed(string deploymentId, IEnumerable<ServiceDeploymentSnapshot> records, DateTimeOffset now) =>
        records.FirstOrDefault(record => record.IsOf(deploymentId)) is { } found
            ? this with { Arn = found.Arn, IsProven = true, AbsentSince = null }
            : NotSeen(now);

    /// <summary>The track after a response without the record.</summary>
    internal ServiceDeploymentTrack NotSeen(DateTimeOffset now) =>
        AbsentSince is { } since && now - since >= RolloutPolicy.AbsenceGrace ? GiveUp() : this with { AbsentSince = AbsentSince ?? now };

    /// <summary>The track after a call that was throttled or got no usable response. The next poll repeats it.</summary>
    internal ServiceDeploymentTrack NotAnswered(DateTimeOffset now) => this with { AbsentSince = AbsentSince ?? now };

    internal ServiceDeploymentTrack GiveUp() => this with { IsGivenUp = true };
}
