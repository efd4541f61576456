using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Preflight;

/// <summary>Describes services before they are restarted, 10 per call.</summary>
internal sealed class ServiceLookup(EcsClients sites)
{
    /// <returns>One result per service. Does not throw when the run is stopped.</returns>
    public async Task<IReadOnlyDictionary<ServiceRef, ServiceLook>> DescribeAsync(IEnumerable<ServiceRef> services, CancellationToken stopping)
    {
        var batches = services.Distinct()
            .GroupBy(service => new { service.Location, service.Cluster })
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        var looks = await Task.WhenAll(batches.Select(batch => LookAtAsync(batch, stopping)));
        return looks.SelectMany(batch => batch).ToDictionary(looked => looked.Service, looked => looked.Look);
    }

    private async Task<IReadOnlyList<Looked>> LookAtAsync(ServiceRef[] batch, CancellationToken stopping)
    {
        try
        {
            var answer = await sites.At(batch[0].Location).Reads.DescribeServicesAsync(batch[0].Cluster, [.. batch.Select(service => service.ServiceName)], stopping);
            return answer switch
            {
                EcsResult<IReadOnlyList<ServiceSnapshot>>.Ok(var found) => Each(batch, service => LookFor(service, found)),
                EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused) when batch.Length > 1 && MayBeOfOne(refused) =>
                    await OneByOneAsync(batch, stopping),
                EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed(var failure) => Each(batch, _ => new ServiceLook.Failed(failure)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (OperationCanceledException)
        {
            return Each(batch, _ => new ServiceLook.NotReached());
        }
    }

    /// <summary>ECS rejects the whole call when the permission for one of the services is missing.</summary>
    private static bool MayBeOfOne(EcsFailure.Refused refused) => refused.Code != ResultCode.ClusterNotFound;

    private async Task<IReadOnlyList<Looked>> OneByOneAsync(ServiceRef[] batch, CancellationToken stopping)
    {
        var looks = await Task.WhenAll(batch.Select(service => LookAtAsync([service], stopping)));
        return [.. looks.SelectMany(look => look)];
    }

    private static ServiceLook LookFor(ServiceRef service, IReadOnlyList<ServiceSnapshot> found) =>
        found.FirstOrDefault(snapshot => snapshot.ServiceName == service.ServiceName) is { } snapshot
            ? new ServiceLook.Found(WithoutIdleEvents(snapshot))
            : new ServiceLook.Missing();

    /// <summary>Keeps only the events about finished deployments: thousands of services with 100 events each would fill the memory.</summary>
    private static ServiceSnapshot WithoutIdleEvents(ServiceSnapshot snapshot) =>
        snapshot with { Events = [.. snapshot.Events.Where(serviceEvent => serviceEvent.IsDeploymentFailure || serviceEvent.IsRollback || serviceEvent.CompletedDeploymentId is not null)] };

    private static Looked[] Each(ServiceRef[] batch, Func<ServiceRef, ServiceLook> look) =>
        [.. batch.Select(service => new Looked(service, look(service)))];

    private sealed record Looked(ServiceRef Service, ServiceLook Look);
}
