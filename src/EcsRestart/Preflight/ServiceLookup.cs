using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Preflight;

/// <summary>Looks at services before they are restarted, ten to a call.</summary>
internal sealed class ServiceLookup(EcsClients sites)
{
    /// <returns>
    /// What ECS returned for each service, null for one that it does not know. A service that the run did not reach before it was stopped is
    /// missing. Never throws when the run is stopped.
    /// </returns>
    public async Task<IReadOnlyDictionary<ServiceRef, EcsResult<ServiceSnapshot?>>> DescribeAsync(
        IEnumerable<ServiceRef> services, CancellationToken stopping)
    {
        var batches = services.Distinct()
            .GroupBy(service => new { service.Location, service.Cluster })
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        var described = await Task.WhenAll(batches.Select(batch => DescribeAsync(batch, stopping)));
        return described.SelectMany(batch => batch).ToDictionary();
    }

    private async Task<IReadOnlyList<KeyValuePair<ServiceRef, EcsResult<ServiceSnapshot?>>>> DescribeAsync(ServiceRef[] batch, CancellationToken stopping)
    {
        try
        {
            string[] names = [.. batch.Select(service => service.ServiceName)];
            var result = await sites.At(batch[0].Location).DescribeServicesAsync(batch[0].Cluster, names, stopping);
            if (batch.Length == 1 || result is not EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused) || !MayBeOfOne(refused))
                return [.. batch.Select(service => KeyValuePair.Create(service, result.Select(found => Find(service, found))))];

            var oneByOne = await Task.WhenAll(batch.Select(service => DescribeAsync([service], stopping)));
            return [.. oneByOne.SelectMany(one => one)];
        }
        catch (OperationCanceledException)
        {
            return [];
        }
    }

    /// <summary>A permission that lacks for one service refuses the call for all ten.</summary>
    private static bool MayBeOfOne(EcsFailure.Refused refused) => refused.Code != ResultCode.ClusterNotFound;

    private static ServiceSnapshot? Find(ServiceRef service, IReadOnlyList<ServiceSnapshot> found) =>
        found.FirstOrDefault(snapshot => snapshot.ServiceName == service.ServiceName) is { } snapshot ? WithoutIdleEvents(snapshot) : null;

    /// <summary>Of up to a hundred events for each of thousands of services only those about the end of a deployment are kept.</summary>
    private static ServiceSnapshot WithoutIdleEvents(ServiceSnapshot snapshot) =>
        snapshot with { Events = [.. snapshot.Events.Where(one => one.IsDeploymentFailure || one.IsRollback || one.CompletedDeploymentId is not null)] };
}
