using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Results;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>
/// Restarts one service exactly once. UpdateService has no client token, so it is repeated only when the previous call is known to have
/// created no deployment.
/// </summary>
internal sealed class ServiceRestarter(
    EcsClients sites, FailureBudget brake, StartGate gate, PreflightRecheck secondLook, UnansweredCallResolver lostAnswer, TimeProvider clock, StopSignals stop)
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    /// <param name="stopping">Any of the stop signals of the run. After one, no call is sent.</param>
    /// <param name="cancellationToken">Cancels calls in progress.</param>
    public async Task<Attempt<Rollout>> RestartAsync(PlanItem.Restart step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        EcsFailure? last = null;
        var pacer = sites.At(step.Service.Location).Budget.ServiceModify;
        for (var faults = 0; ;)
        {
            if (!await TakeTurnAsync(pacer, stopping))
                return NotStarted(step.Service, last);

            await gate.RefreshAsync(stopping);
            switch (await secondLook.RefreshAsync(step, stopping))
            {
                case PlanItem.Settled(var result):
                    return new Attempt<Rollout>.Finished(result);
                case PlanItem.Adopt adopt:
                    return new Attempt<Rollout>.Started(Rollout.Adopted(adopt, clock));
                case PlanItem.Restart current:
                    step = current;
                    break;
            }

            // The last checks: nothing is awaited between here and the call.
            if (stopping.IsCancellationRequested)
                return NotStarted(step.Service, last);

            if (brake.IsSpent)
                return new Attempt<Rollout>.Finished(brake.Halt(step.Service));

            // A planned transition of a calendar has passed in the meantime.
            if (gate.IsStale)
                continue;

            if (gate.Check() is { } closed)
                return Failed(step.Service, closed.Code, closed.Sentence);

            var calledAt = clock.GetTimestamp();
            switch (await CallAsync(step, stopping, cancellationToken))
            {
                case CallOutcome.Accepted accepted:
                    return Started(step, accepted, calledAt);
                case CallOutcome.Final(var code, var sentence):
                    return Failed(step.Service, code, sentence);
                case CallOutcome.NothingHappened({ } failure) when failure is EcsFailure.Throttled || faults++ < MaxRetries(failure):
                    last = failure;
                    await PauseAsync(failure, pacer, stopping);
                    break;
                case CallOutcome.NothingHappened(var failure):
                    return Failed(step.Service, failure.Code, failure.Message);
            }
        }
    }

    /// <summary>The maximum number of calls that fail in this way without creating a deployment.</summary>
    private static int MaxRetries(EcsFailure failure) => failure is EcsFailure.Unanswered ? 1 : 2;

    private static async Task<bool> TakeTurnAsync(ApiPacer pacer, CancellationToken stopping)
    {
        try
        {
            await pacer.TakeAsync(stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<CallOutcome> CallAsync(PlanItem.Restart step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var calledAt = clock.GetUtcNow();
        try
        {
            return await sites.At(step.Service.Location).Api.ForceNewDeploymentAsync(step.Service, cancellationToken) switch
            {
                EcsResult<ServiceSnapshot>.Ok(var service) when NewDeployment.InResponse(step.Snapshot, service, calledAt) is { } made =>
                    new CallOutcome.Accepted(service, made) { IsConfirmed = true },
                EcsResult<ServiceSnapshot>.Ok(var stale) =>
                    await lostAnswer.FindAsync(step.Service, step.Snapshot, calledAt, stale, stopping, cancellationToken),
                EcsResult<ServiceSnapshot>.Failed(EcsFailure.Refused refused) => new CallOutcome.Final(refused.Code, refused.Message),
                EcsResult<ServiceSnapshot>.Failed(EcsFailure.Unanswered unanswered) =>
                    await lostAnswer.ResolveAsync(step.Service, step.Snapshot, calledAt, unanswered, stopping, cancellationToken),
                EcsResult<ServiceSnapshot>.Failed(var failure) => new CallOutcome.NothingHappened(failure),
                _ => throw new UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return new CallOutcome.Final(ResultCode.OutOfTime, "The run was cut off during the call: ECS may have started a deployment.");
        }
    }

    private async Task PauseAsync(EcsFailure failure, ApiPacer pacer, CancellationToken stopping)
    {
        if (failure is EcsFailure.Throttled)
            pacer.Drain();
        else
            await Task.Delay(RetryDelay, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    private static Attempt<Rollout> Started(PlanItem.Restart step, CallOutcome.Accepted accepted, long calledAt)
    {
        if (accepted.Made is { } made)
            return new Attempt<Rollout>.Started(Rollout.Of(step, accepted.Service, made, calledAt) with { IsConfirmed = accepted.IsConfirmed });

        return new Attempt<Rollout>.Finished(RestartResult.For(step.Service, ResultCode.Started, null) with
        {
            Rollout = RolloutVerification.Unverified,
            Warnings = [.. step.Warnings, "ECS accepted the restart but did not show the new deployment, so the rollout was not watched."],
        });
    }

    /// <param name="last">Why the last call created no deployment; null when there was no call.</param>
    private Attempt<Rollout>.Finished NotStarted(ServiceRef service, EcsFailure? last) => last switch
    {
        null => Failed(service, stop.ServiceNotStarted.Code, stop.ServiceNotStarted.Sentence),
        EcsFailure.Throttled => Failed(
            service, last.Code, $"ECS throttled every call until the run was out of time. The service was not restarted. {last.Message}"),
        _ => Failed(service, stop.ServiceNotStarted.Code, $"The service was not restarted: no time was left to retry. {last.Message}"),
    };

    private static Attempt<Rollout>.Finished Failed(ServiceRef service, ResultCode code, string sentence) => new(RestartResult.For(service, code, sentence));
}
