using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>
/// Restarts one service with one accepted call. UpdateService has no client token, so a call whose outcome is unknown
/// is never made again: a second deployment would be worse than a result that asks somebody to look.
/// </summary>
internal sealed class ServiceRestarter(IEcsApi ecs, ApiPacer pacer, TimeProvider clock, StopSignals stop)
{
    /// <param name="stopping">Any of the run's stop signals.</param>
    /// <param name="cancellationToken">Cuts off a call under way.</param>
    public async Task<RestartAttempt> RestartAsync(Target.Named target, CancellationToken stopping, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (!await TakeTurnAsync(stopping))
                return NotStarted(target.Service);

            var startedAt = clock.GetTimestamp();
            if (await CallAsync(target.Service, cancellationToken) is not { } answer)
                return Failed(target.Service, ResultCode.OutOfTime, "The run was cut off during the call: ECS may have started a deployment.");

            if (answer is EcsAnswer<ServiceSnapshot>.Ok(var service))
                return Started(target, service, startedAt);

            if (FailureOf(answer) is { } failed)
                return Failed(target.Service, failed.Code, failed.Error);

            pacer.Empty();
        }
    }

    private async Task<bool> TakeTurnAsync(CancellationToken stopping)
    {
        try
        {
            await pacer.TakeAsync(stopping);
            return !stopping.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<EcsAnswer<ServiceSnapshot>?> CallAsync(ServiceRef service, CancellationToken cancellationToken)
    {
        try
        {
            return await ecs.ForceNewDeploymentAsync(service, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <returns>The final failure, or null when the call was throttled and is to be made again.</returns>
    private static (ResultCode Code, string Error)? FailureOf(EcsAnswer<ServiceSnapshot> answer) => answer switch
    {
        EcsAnswer<ServiceSnapshot>.Failed(EcsFailure.Throttled) => null,
        EcsAnswer<ServiceSnapshot>.Failed(EcsFailure.Refused refused) => (refused.Code, refused.Message),
        EcsAnswer<ServiceSnapshot>.Failed(EcsFailure.Unreachable unreachable) => (ResultCode.EcsError, unreachable.Message),
        EcsAnswer<ServiceSnapshot>.Failed(EcsFailure.Unanswered unanswered) =>
            (ResultCode.EcsError, $"{unanswered.Message} ECS may have started a deployment all the same: look before you restart again."),
        _ => throw new UnreachableException(),
    };

    private static RestartAttempt Started(Target.Named target, ServiceSnapshot answer, long startedAt)
    {
        if (answer.Primary is { } primary)
            return new RestartAttempt.Started(Rollout.Of(target, answer, primary, startedAt));

        return new RestartAttempt.Ended(target.Service.Result(ResultCode.Started, null) with
        {
            Rollout = RolloutOutcome.Unverified,
            Warnings = ["ECS's answer names no PRIMARY deployment, so the rollout cannot be watched."],
        });
    }

    private RestartAttempt.Ended NotStarted(ServiceRef service) => stop.Interrupted.IsCancellationRequested
        ? Failed(service, ResultCode.Halted, "The run was interrupted before this service was restarted.")
        : Failed(service, ResultCode.OutOfTime, "The run's time was nearly over before this service was restarted; nothing was called for it.");

    private static RestartAttempt.Ended Failed(ServiceRef service, ResultCode code, string sentence) =>
        new(service.Result(code, sentence));
}
