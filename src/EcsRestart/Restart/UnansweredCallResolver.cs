using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Restart;

/// <summary>
/// Determines whether an UpdateService call without a response, or with a stale one, created a deployment. ECS is eventually consistent,
/// so only the third poll without a new deployment proves that none was created.
/// </summary>
internal sealed class UnansweredCallResolver(EcsClients sites, TimeProvider clock)
{
    /// <summary>The pause before each poll.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <param name="before">The service before the call.</param>
    /// <param name="calledAt">When UpdateService was called.</param>
    /// <param name="failure">Why there is no response.</param>
    /// <param name="stopping">Makes the next poll the last.</param>
    /// <param name="cancellationToken">Cancels a poll in progress.</param>
    public async Task<CallOutcome> ResolveAsync(
        ServiceRef service, ServiceSnapshot before, DateTimeOffset calledAt, EcsFailure failure, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var (accepted, isCertain) = await DescribeAsync(service, before, calledAt, stopping, cancellationToken);
        return accepted ?? (isCertain ? new CallOutcome.NothingHappened(failure) : InDoubt(failure));
    }

    /// <summary>Finds the deployment of a call that ECS accepted with a stale response. The call must not be repeated.</summary>
    /// <param name="stale">The response.</param>
    /// <inheritdoc cref="ResolveAsync"/>
    public async Task<CallOutcome> FindAsync(
        ServiceRef service, ServiceSnapshot before, DateTimeOffset calledAt, ServiceSnapshot stale, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var (accepted, _) = await DescribeAsync(service, before, calledAt, stopping, cancellationToken);
        return accepted ?? new CallOutcome.Accepted(stale, null);
    }

    /// <returns>The outcome when a poll showed the deployment, and true when the last poll proved that there is none.</returns>
    private async Task<(CallOutcome? Accepted, bool IsCertain)> DescribeAsync(
        ServiceRef service, ServiceSnapshot before, DateTimeOffset calledAt, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var isCertain = false;
        try
        {
            foreach (var pause in Pauses)
            {
                await PauseAsync(pause, stopping);
                var result = await sites.At(service.Location).DescribeServiceAsync(service, cancellationToken);
                if (result is EcsResult<ServiceSnapshot?>.Ok({ } found) && NewDeployment.Find(before, found, calledAt) is { } created)
                    return (new CallOutcome.Accepted(found, created), false);

                if (stopping.IsCancellationRequested)
                    return (null, false);

                isCertain = result is EcsResult<ServiceSnapshot?>.Ok(var latest) && (latest is null || !NewDeployment.HasFailureSince(before, latest));
            }

            return (null, isCertain);
        }
        catch (OperationCanceledException)
        {
            return (null, false);
        }
    }

    private static CallOutcome.Final InDoubt(EcsFailure failure) => new(
        ResultCode.EcsError, $"{failure.Message} ECS may have started a deployment. Check the service before you restart it again.");

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
}
