using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;

namespace EcsRestart.Restart;

/// <summary>
/// Finds out whether a call of UpdateService without an answer made a deployment, by looking for a deployment that was not there
/// before. ECS is eventually consistent, so only a third look that shows none is believed.
/// </summary>
internal sealed class LostAnswer(EcsSites sites, TimeProvider clock)
{
    /// <summary>Before each look.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <param name="before">The service before the call.</param>
    /// <param name="calledAt">When it was called.</param>
    /// <param name="failure">Why there is no answer.</param>
    /// <param name="stopping">Makes the next look the last.</param>
    /// <param name="cancellationToken">Cuts off a look under way.</param>
    public async Task<CallOutcome> ResolveAsync(
        ServiceRef service, ServiceSnapshot before, DateTimeOffset calledAt, EcsFailure failure, CancellationToken stopping, CancellationToken cancellationToken)
    {
        try
        {
            var isCertain = false;
            foreach (var pause in Pauses)
            {
                await PauseAsync(pause, stopping);
                var answer = await sites.At(service.Home).Reads.DescribeServiceAsync(service, cancellationToken);
                if (answer is EcsAnswer<ServiceSnapshot?>.Ok({ } found) && NewDeployment.Find(before, found, calledAt) is { } made)
                    return new CallOutcome.Accepted(found, made);

                if (stopping.IsCancellationRequested)
                    return InDoubt(failure);

                isCertain = answer is EcsAnswer<ServiceSnapshot?>.Ok;
            }

            return isCertain ? new CallOutcome.NothingHappened(failure) : InDoubt(failure);
        }
        catch (OperationCanceledException)
        {
            return InDoubt(failure);
        }
    }

    private static CallOutcome.Final InDoubt(EcsFailure failure) => new(
        ResultCode.EcsError, $"{failure.Message} ECS may have started a deployment all the same: look before you restart again.");

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
}
