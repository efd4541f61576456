using EcsRestart.Ecs;
using EcsRestart.Names;

namespace EcsRestart.Preflight;

/// <summary>Looks at services before they are restarted, ten to a call.</summary>
internal sealed class ServiceLookup(EcsClients sites)
{
    /// <returns>A look for every service given; never throws when the run is stopped.</returns>
    public async Task<IReadOnlyDictionary<ServiceRef, ServiceLook>> DescribeAsync(IEnumerable<ServiceRef> services, CancellationToken stopping)
    {
        var batches = services.Distinct()
            .GroupBy(service => new { service.Location, service.Cluster })
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        var looks = await Task.WhenAll(batches.Select(batch => LookAtAsync(batch, stopping)));
        return looks.SelectMany(batch => batch).ToDictionary(one => one.Service, one => one.Look);
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

    /// <summary>A permission that lacks for one service refuses the call for all ten.</summary>
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

    /// <summary>Of up to a hundred events for each of thousands of services only those about the end of a deployment are kept.</summary>
    private static ServiceSnapshot WithoutIdleEvents(ServiceSnapshot snapshot) =>
        snapshot with { Events = [.. snapshot.Events.Where(one => one.IsDeploymentFailure || one.IsRollback || one.CompletedDeploymentId is not null)] };

    private static Looked[] Each(ServiceRef[] batch, Func<ServiceRef, ServiceLook> look) =>
        [.. batch.Select(service => new Looked(service, look(service)))];

    private sealed record Looked(ServiceRef Service, ServiceLook Look);
}
