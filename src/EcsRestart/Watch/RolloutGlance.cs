using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>Looks once at rollouts: one DescribeServices for ten services of a cluster.</summary>
internal sealed class RolloutGlance(EcsSites sites)
{
    /// <param name="rolloutOf">Which rollout it is that is watched.</param>
    /// <returns>What was seen of each, in any order.</returns>
    public async Task<IReadOnlyList<Seen<T>>> LookAsync<T>(
        IEnumerable<T> watched, Func<T, Rollout> rolloutOf, CancellationToken cancellationToken)
        where T : class
    {
        var batches = watched
            .Select(one => new { Watched = one, Rollout = rolloutOf(one) })
            .GroupBy(one => new { one.Rollout.Service.Home, one.Rollout.Service.Cluster })
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        var sights = await Task.WhenAll(batches.Select(async batch =>
            batch.Zip(await LookAtAsync([.. batch.Select(one => one.Rollout)], cancellationToken), (one, sight) => new Seen<T>(one.Watched, sight))));
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
                snapshots.FirstOrDefault(snapshot => snapshot.ServiceName == rollout.Service.ServiceName) is { } found
                    ? new RolloutSight(rollout, found, null)
                    : Missing(rollout)),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused { Code: var code }) when code == ResultCode.ClusterNotFound =>
                batch.Select(Missing),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused) => batch.Select(rollout =>
                new RolloutSight(rollout, null, $"The rollout could not be watched: {refused.Message}")),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed => batch.Select(rollout => new RolloutSight(rollout, null, null)),
            _ => throw new UnreachableException(),
        };
    }

    private static RolloutSight Missing(Rollout rollout) => new(rollout, null, null) { IsMissing = true };

    internal sealed record Seen<T>(T Watched, RolloutSight Sight);
}
