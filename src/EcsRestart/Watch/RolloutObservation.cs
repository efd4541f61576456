using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>The result of one poll for a rollout.</summary>
/// <param name="Record">The service-deployment record as the poll showed it.</param>
/// <param name="Service">The service as DescribeServices showed it; null when it was not described, or ECS did not return it.</param>
/// <param name="History">The history for the next poll.</param>
internal sealed record RolloutObservation(
    Rollout Rollout, ServiceDeploymentObservation Record, ServiceSnapshot? Service, Verdict Verdict, RolloutHistory History)
{
    /// <summary>The verdict on an unfinished rollout that is no longer polled, from what the record proves so far.</summary>
    /// <param name="unseen">The verdict when the record proves nothing.</param>
    public Verdict AtEnd(Verdict unseen) => Rollout.Rollback is { } rollback
        ? Named(RollbackPolicy.AtEnd(rollback, Service), Record.Track)
        : Named(ServiceDeploymentPolicy.Decide(Rollout, Record, Service, unseen, Rollout.Timeout) ?? unseen, Record.Track);

    /// <summary>A verdict with the service deployment that it concerns.</summary>
    public static Verdict Named(Verdict verdict, ServiceDeploymentTrack track) =>
        track is { IsProven: true, Arn: { } arn } ? verdict with { RecordArn = arn } : verdict;
}
