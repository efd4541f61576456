using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Preflight;

/// <summary>Describes services before they are restarted, 10 per call.</summary>
internal sealed class ServiceLookup(EcsClients sites)
{
    /// <returns>
    /// The result for each service; null for a service that does not exist. When the run is stopped, the method does not throw, and the
    /// remaining services have no entry.
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

    /// <summary>ECS rejects the whole call when the permission for one of the services is missing.</summary>
    private static bool MayBeOfOne(EcsFailure.Refused refused) => refused.Code != ResultCode.ClusterNotFound;

    private static ServiceSnapshot? Find(ServiceRef service, IReadOnlyList<ServiceSnapshot> found) =>
        found.FirstOrDefault(snapshot => snapshot.ServiceName == service.ServiceName) is { } snapshot ? WithoutIdleEvents(snapshot) : null;

    /// <summary>Keeps only the events about finished deployments: thousands of services with 100 events each would fill the memory.</summary>
    private static ServiceSnapshot WithoutIdleEvents(ServiceSnapshot snapshot) =>
        snapshot with { Events = [.. snapshot.Events.Where(item => item.IsDeploymentFailure || item.IsRollback || item.CompletedDeploymentId is not null)] };
}
