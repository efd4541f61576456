using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>
/// Asks ECS to roll back a rollout that is given up. StopServiceDeployment is called once for each decision, with the record that was
/// read immediately before. The call is repeated only when its response was lost or ECS throttled it, and only after the record has been
/// read again.
/// </summary>
internal sealed class RolloutRollback(EcsClients sites, TimeProvider clock)
{
    private const string RunEnds = "The run ended before a rollback could be requested.";

    /// <summary>The delay before the record is read again after a lost response.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <param name="cause">Why the rollout is given up, in a sentence.</param>
    /// <param name="recordArn">The ARN of its service-deployment record; null when it has none.</param>
    /// <param name="mayBeSent">True when an earlier, lost attempt may have requested the rollback.</param>
    /// <param name="stopping">Any of the stop signals of the run. After one, no call is sent.</param>
    /// <param name="cancellationToken">Cancels a call in progress.</param>
    public async Task<RollbackAttempt> RequestAsync(
        Rollout rollout, string cause, string? recordArn, bool mayBeSent, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var client = sites.At(rollout.Service.Location);
        var requested = new RollbackAttempt.Requested(rollout with
        {
            RecordArn = recordArn,
            Rollback = new RequestedRollback(cause, clock.GetTimestamp()),
        });
        try
        {
            for (var lost = 0; ;)
            {
                var wasSent = mayBeSent;
                await client.Budget.ServiceModify.TakeAsync(stopping);
                var (facts, failure) = await ReadAsync(client, rollout, recordArn, stopping);
                if (failure is not null)
                    return new RollbackAttempt.Left($"The state of the deployment could not be read: {failure.Message}");
                if (mayBeSent && facts.Record is { IsRolledBack: true, IsTriggered: false })
                    return requested;
                if (RollbackRules.Find(facts) is { } obstacle)
                    return obstacle.MayPass ? new RollbackAttempt.NotNow(obstacle.Reason) : new RollbackAttempt.Left(obstacle.Reason);

                // The last check: nothing is awaited from here to the call.
                if (stopping.IsCancellationRequested || facts.Record is not { Arn: var arn })
                    return new RollbackAttempt.Left(RunEnds);

                mayBeSent = true;
                switch (await client.Api.RollBackServiceDeploymentAsync(arn, cancellationToken))
                {
                    case EcsResult<string>.Ok:
                        return requested;
                    case EcsResult<string>.Failed(EcsFailure.Throttled):
                        mayBeSent = wasSent;
                        client.Budget.ServiceModify.Drain();
                        break;
                    case EcsResult<string>.Failed(EcsFailure.Refused refused):
                        return await RefusedAsync(client, rollout, arn, refused, stopping);
                    case EcsResult<string>.Failed(var lostCall) when lost < Pauses.Length:
                        mayBeSent = wasSent || lostCall is EcsFailure.Unanswered;
                        await Task.Delay(Pauses[lost++], clock, stopping);
                        break;
                    case EcsResult<string>.Failed(var lostCall):
                        return new RollbackAttempt.Left($"StopServiceDeployment failed: {lostCall.Message} ECS may roll the deployment back. Check the service.");
                    default:
                        throw new UnreachableException();
                }
            }
        }
        catch (OperationCanceledException)
        {
            return mayBeSent ? requested : new RollbackAttempt.Left(RunEnds);
        }
    }

    /// <summary>ECS rejects the stop of a deployment that has finished in the meantime. The record then shows the outcome.</summary>
    private static async Task<RollbackAttempt> RefusedAsync(
        EcsClient client, Rollout rollout, string arn, EcsFailure.Refused refused, CancellationToken stopping)
    {
        var (facts, _) = await ReadAsync(client, rollout, arn, stopping);
        return facts.Record is { IsUnfinished: false }
            ? new RollbackAttempt.NotNow("The deployment is no longer in progress.")
            : new RollbackAttempt.Left($"StopServiceDeployment failed: {refused.Message}");
    }

    private static async Task<(RollbackFacts Facts, EcsFailure? Failure)> ReadAsync(
        EcsClient client, Rollout rollout, string? arn, CancellationToken cancellationToken)
    {
        if (arn is null)
            return (new RollbackFacts(rollout, null, null), null);

        var described = await client.DescribeServiceAsync(rollout.Service, cancellationToken);
        if (!described.TryGetValue(out var service, out var failure))
            return (new RollbackFacts(rollout, null, null), failure);

        var records = await client.DescribeServiceDeploymentsAsync([arn], cancellationToken);
        return records.TryGetValue(out var answer, out failure)
            ? (new RollbackFacts(rollout, answer.Deployments.FirstOrDefault(record => record.Arn == arn), service), null)
            : (new RollbackFacts(rollout, null, null), failure);
    }
}
