using System.Diagnostics;
using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>Looks once at rollouts: one DescribeServices for ten services of a cluster.</summary>
internal sealed class RolloutGlance(EcsSites sites)
{
    /// <param name="watched">What is watched, and which rollout that is.</param>
    /// <returns>What was seen of each, in any order.</returns>
    public async Task<IReadOnlyList<(T Watched, RolloutSight Sight)>> LookAsync<T>(
        IEnumerable<(T Watched, Rollout Rollout)> watched, CancellationToken cancellationToken)
    {
        var batches = watched
            .GroupBy(one => (one.Rollout.Service.Home, one.Rollout.Service.Cluster))
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        var sights = await Task.WhenAll(batches.Select(async batch =>
            batch.Select(one => one.Watched).Zip(await LookAtAsync([.. batch.Select(one => one.Rollout)], cancellationToken))));
        return [.. sights.SelectMany(batch => batch)];
    }

    /// <returns>In the same order.</returns>
    private async Task<IEnumerable<RolloutSight>> LookAtAsync(Rollout[] batch, CancellationToken cancellationToken)
    {
        var first = batch[0].Service;
        var names = batch.Select(rollout => rollout.Service.ServiceName).ToArray();
        return await sites.At(first.Home).Reads.GlanceAtServicesAsync(first.Cluster, names, cancellationToken) switch
        {
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Ok(var snapshots) => batch.Select(rollout =>
                new RolloutSight(rollout, snapshots.FirstOrDefault(snapshot => snapshot.ServiceName == rollout.Service.ServiceName), null)),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused) => batch.Select(rollout =>
                new RolloutSight(rollout, null, $"The rollout could not be watched: {refused.Message}")),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed => batch.Select(rollout => new RolloutSight(rollout, null, null)),
            _ => throw new UnreachableException(),
        };
    }
}
