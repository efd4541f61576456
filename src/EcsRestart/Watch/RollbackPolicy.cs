using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>The rules that turn a poll into a verdict on a rollback that this run requested.</summary>
internal static class RollbackPolicy
{
    private static readonly Verdict InProgress = new Verdict.InProgress();

    /// <param name="described">The verdict on the rollout from DescribeServices alone.</param>
    /// <param name="elapsed">The time since the rollback was requested.</param>
    public static Verdict Decide(
        Rollout rollout,
        RequestedRollback rollback,
        ServiceDeploymentObservation observation,
        ServiceSnapshot? service,
        Verdict described,
        TimeSpan elapsed)
    {
        var verdict = observation.Record?.Status switch
        {
            ServiceDeploymentStatus.RollbackSuccessful => RolledBack(rollback, observation.Record, service),
            ServiceDeploymentStatus.RollbackFailed => new Verdict.Ended(
                ResultCode.RolloutFailed, $"{rollback.Cause} {ServiceDeploymentText.OwnRollbackFailed(observation.Record)}", service),
            ServiceDeploymentStatus.Successful or ServiceDeploymentStatus.Stopped => Finished(rollout, rollback, observation, service, described, elapsed),
            _ when observation.IsUnreadable => Described(rollback, service, described),
            _ => described is Verdict.Ended { IsServiceGone: true } ? described : InProgress,
        };
        return verdict is Verdict.InProgress && elapsed >= rollout.Timeout
            ? Unconfirmed(rollback, service, $"ECS did not confirm it within {TextFormat.Duration(rollout.Timeout)}.")
            : verdict;
    }

    /// <summary>The verdict when the run ends before the rollback.</summary>
    public static Verdict.Ended AtEnd(RequestedRollback rollback, ServiceSnapshot? service) =>
        Unconfirmed(rollback, service, "The run ended before ECS confirmed it.");

    /// <summary>The rollback came too late, or a newer deployment replaced the rollout.</summary>
    private static Verdict Finished(
        Rollout rollout,
        RequestedRollback rollback,
        ServiceDeploymentObservation observation,
        ServiceSnapshot? service,
        Verdict described,
        TimeSpan elapsed) => ServiceDeploymentPolicy.Decide(rollout, observation, service, described, elapsed) switch
        {
            Verdict.Ended ended when ended.Code == ResultCode.RolledBack => RolledBack(rollback, observation.Record, service),
            Verdict.Ended ended when ended.Code == ResultCode.Stopped => ended with
            {
                Sentence = $"{rollback.Cause} EcsRestart requested a rollback, but ECS stopped the deployment without one. "
                    + "Old and new tasks may both be running.",
            },
            Verdict.Succeeded completed => completed with { HasLateRollback = true },
            { } other => other,
            null => InProgress,
        };

    /// <summary>DescribeServices alone shows what is running now: the previous deployment again, or still the new one.</summary>
    private static Verdict Described(RequestedRollback rollback, ServiceSnapshot? service, Verdict described) => described switch
    {
        Verdict.Ended ended when ended.Code == ResultCode.RolledBack =>
            service?.Primary is { RolloutState: RolloutState.Completed or null } ? RolledBack(rollback, null, service) : InProgress,
        Verdict.Succeeded completed => completed with { HasLateRollback = true },
        Verdict.Ended ended when ended.Code != ResultCode.TasksKeepFailing && ended.Code != ResultCode.RolloutTimedOut => ended,
        _ => InProgress,
    };

    private static Verdict.Ended RolledBack(RequestedRollback rollback, ServiceDeploymentSnapshot? record, ServiceSnapshot? service)
    {
        var to = record?.Rollback?.RevisionArn is { } revision ? ServiceDeploymentSnapshot.DeploymentIdOf(revision) : service?.Primary?.Id;
        return new(
            ResultCode.RolledBack,
            $"{rollback.Cause} EcsRestart rolled the deployment back{(to is null ? "" : $" to deployment {to}")}. The previous tasks are serving again.",
            service)
        { RolledBackBy = RollbackActor.EcsRestart };
    }

    private static Verdict.Ended Unconfirmed(RequestedRollback rollback, ServiceSnapshot? service, string why) =>
        new(ResultCode.RolledBack, $"{rollback.Cause} EcsRestart requested a rollback. {why} Check the service.", service)
        {
            RolledBackBy = RollbackActor.EcsRestart,
        };
}
