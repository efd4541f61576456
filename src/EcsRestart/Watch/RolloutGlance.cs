using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Report;

namespace EcsRestart.Watch;

/// <summary>Looks once at rollouts: one DescribeServices for ten services of a cluster.</summary>
internal sealed class RolloutGlance(EcsSites sites)
{
    private const int MaxEvents = 10;

    /// <param name="rolloutOf">Which rollout it is that is watched.</param>
    /// <param name="observe">Called for each as soon as its response is there, so that no response is kept; from several threads.</param>
    public async Task LookAsync<T>(
        IEnumerable<T> watched, Func<T, Rollout> rolloutOf, Action<T, RolloutSight> observe, CancellationToken cancellationToken)
        where T : class
    {
        var batches = watched
            .Select(one => new { Watched = one, Rollout = rolloutOf(one) })
            .GroupBy(one => new { one.Rollout.Service.Home, one.Rollout.Service.Cluster })
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        await Task.WhenAll(batches.Select(async batch =>
        {
            foreach (var (one, sight) in batch.Zip(await LookAtAsync([.. batch.Select(one => one.Rollout)], cancellationToken)))
                observe(one.Watched, sight);
        }));
    }

    /// <returns>In the same order.</returns>
    private async Task<IEnumerable<RolloutSight>> LookAtAsync(Rollout[] batch, CancellationToken cancellationToken)
    {
        var first = batch[0].Service;
        var names = batch.Select(rollout => rollout.Service.ServiceName).ToArray();
        return await sites.At(first.Home).Reads.GlanceAtServicesAsync(first.Cluster, names, cancellationToken) switch
        {
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Ok(var snapshots) => batch.Select(rollout =>
                new RolloutSight(rollout, WithRecentEvents(rollout, snapshots.FirstOrDefault(snapshot => snapshot.ServiceName == rollout.Service.ServiceName)), null)),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused) => batch.Select(rollout =>
                new RolloutSight(rollout, null, $"The rollout could not be watched: {refused.Message}")),
            EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed => batch.Select(rollout => new RolloutSight(rollout, null, null)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Of up to a hundred events only the last ones of this rollout are kept, and those that tell of a failure.</summary>
    private static ServiceSnapshot? WithRecentEvents(Rollout rollout, ServiceSnapshot? snapshot) => snapshot is null ? null : snapshot with
    {
        Events =
        [
            .. snapshot.Events.Where(happened => happened.CreatedAt >= rollout.CreatedAt).OrderByDescending(happened => happened.CreatedAt)
                .Where((happened, index) => index < MaxEvents || happened.FailedDeploymentId == rollout.DeploymentId)
                .Select(happened => happened with { Message = TaskEvidence.Shorten(happened.Message) }),
        ],
    };
}
