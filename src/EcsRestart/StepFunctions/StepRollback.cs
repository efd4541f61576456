using System.Collections.Concurrent;
using EcsRestart.Restart;
using EcsRestart.Watch;

namespace EcsRestart.StepFunctions;

/// <summary>
/// Rolls back the rollouts of a batch that are given up, each in two steps: the first decides, the second calls ECS. A retry of the
/// second step sees in its input that the rollback was decided, and checks in ECS whether it has been requested.
/// </summary>
internal sealed class StepRollback(RolloutRollback rollback, TimeProvider clock)
{
    /// <summary>Why rollouts with a decided rollback are not rolled back, by service.</summary>
    private readonly ConcurrentDictionary<int, string> _refusals = new();

    /// <summary>Requests the rollback when the previous step has decided on one.</summary>
    public async Task<PendingRollout> RequestAsync(
        PendingRollout pending, Rollout rollout, CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (pending.Rollback is not { RequestedAt: null } decided)
            return pending;

        switch (await rollback.RequestAsync(rollout, decided.Cause, rollout.RecordArn, mayBeSent: true, stopping, cancellationToken))
        {
            case RollbackAttempt.Requested:
                return pending with { Rollback = decided with { RequestedAt = clock.GetUtcNow() }, AbsentSince = null };
            case RollbackAttempt.NotRequested(var reason):
                _refusals[pending.Service] = reason;
                break;
        }

        return pending with { Rollback = null };
    }

    /// <summary>Decides on the rollback of a rollout that is given up.</summary>
    /// <param name="cause">Why the rollout is given up.</param>
    /// <returns>The rollout when a later step must handle it; else null, with the reason why it is not rolled back.</returns>
    public (PendingRollout? Pending, string Reason) Decide(PendingRollout pending, RolloutObservation observation, Verdict.Ended givenUp, string cause)
    {
        var obstacle = RollbackRules.Find(new RollbackFacts(observation.Rollout, observation.Record.Record, observation.Service));
        var isTimedOut = givenUp.Code == ResultCode.RolloutTimedOut;
        if (_refusals.TryGetValue(pending.Service, out var refusal) && (isTimedOut || obstacle is not { MayPass: true }))
            return (null, refusal);
        if (obstacle is { MayPass: false })
            return (null, obstacle.Reason);

        var next = pending.With(observation.History);
        return (obstacle is null || isTimedOut ? next with { Rollback = new PendingRollback(cause, null) } : next, "");
    }
}
