using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Names;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>
/// Reads service-deployment records for a run. No further calls are sent to an account and Region where they cannot be read. A throttled
/// or unanswered call proves nothing: the next poll repeats it.
/// </summary>
internal sealed class ServiceDeploymentAccess(EcsClients sites, ILogger logger)
{
    private readonly OperationAvailability _availability = new();
    private readonly ConcurrentBag<string> _warnings = [];

    /// <summary>A sentence for each account and Region where records cannot be read.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings.Order(StringComparer.Ordinal)];

    /// <returns>A reading for each ARN that ECS gave a result for.</returns>
    public async Task<IReadOnlyDictionary<string, Reading>> DescribeAsync(EcsLocation home, IEnumerable<string> arns, CancellationToken cancellationToken)
    {
        var readings = new ConcurrentDictionary<string, Reading>(StringComparer.Ordinal);
        await Task.WhenAll(arns.Chunk(EcsLimits.ServiceDeploymentsPerDescribe).Select(async batch =>
        {
            var refused = await ReadAsync(home, batch, readings, cancellationToken);

            // When one ARN is denied or invalid, ECS rejects the whole batch.
            if (refused is { IsUnsupported: false } && batch.Length > 1)
                await Task.WhenAll(batch.Select(arn => ReadAsync(home, [arn], readings, cancellationToken)));
            CloseAfter(home, refused);
        }));
        return readings;
    }

    /// <summary>Lists the service deployments that were created after a moment.</summary>
    public async Task<EcsResult<IReadOnlyList<ServiceDeploymentSnapshot>>> ListAsync(
        ServiceRef service, DateTimeOffset createdAfter, CancellationToken cancellationToken)
    {
        var answer = await sites.At(service.Location).PollServiceDeploymentListAsync(service, createdAfter, cancellationToken);
        if (answer is EcsResult<IReadOnlyList<ServiceDeploymentSnapshot>>.Failed(var failure))
            CloseAfter(service.Location, failure);
        else
            _availability.RecordAnswer(service.Location);
        return answer;
    }

    /// <summary>False when records cannot be read in this account and Region.</summary>
    public bool IsOpen(EcsLocation home) => _availability.IsOpen(home);

    /// <returns>The failure when ECS rejected the call, else null.</returns>
    private async Task<EcsFailure?> ReadAsync(
        EcsLocation home, string[] arns, ConcurrentDictionary<string, Reading> readings, CancellationToken cancellationToken)
    {
        switch (await sites.At(home).PollServiceDeploymentsAsync(arns, cancellationToken))
        {
            case EcsResult<DescribedServiceDeployments>.Ok(var described):
                _availability.RecordAnswer(home);
                foreach (var arn in arns)
                    readings[arn] = Read(described, arn);
                return null;
            case EcsResult<DescribedServiceDeployments>.Failed(var failure) when failure.IsFinal:
                if (arns is [var only])
                    readings[only] = new Reading.Unreadable();
                return failure;
            default:
                return null;
        }
    }

    private static Reading Read(DescribedServiceDeployments described, string arn) =>
        described.Deployments.FirstOrDefault(record => record.Arn == arn) is { } found ? new Reading.Found(found)
        : described.HasFailed(arn) ? new Reading.Unreadable()
        : new Reading.Absent();

    private void CloseAfter(EcsLocation home, EcsFailure? failure)
    {
        if (failure is null || !_availability.TryClose(home, failure))
            return;

        var warning = $"Service deployments cannot be read in {home.Description}, so verdicts rely on DescribeServices alone: {failure.Message}";
        _warnings.Add(warning);
        logger.LogServiceDeploymentsUnreadable(warning);
    }

    /// <summary>The result for one ARN.</summary>
    internal abstract record Reading
    {
        private Reading()
        {
        }

        public sealed record Found(ServiceDeploymentSnapshot Record) : Reading;

        /// <summary>Missing from the response, as right after a restart.</summary>
        public sealed record Absent : Reading;

        /// <summary>ECS does not return this record.</summary>
        public sealed record Unreadable : Reading;
    }
}
