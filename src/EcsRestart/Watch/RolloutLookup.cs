using System.Diagnostics;
using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>Polls rollouts once, with one DescribeServices call for 10 services of a cluster.</summary>
internal sealed class RolloutLookup(EcsClients sites)
{
    /// <param name="rolloutOf">Returns the rollout of a watched item.</param>
    /// <param name="observe">Called from several threads for each response as soon as it arrives, so that no response is kept.</param>
    public async Task DescribeAsync<T>(
        IEnumerable<T> watched, Func<T, Rollout> rolloutOf, Func<IEnumerable<(T, DescribedRollout)>, Task> observe, CancellationToken cancellationToken)
        where T : class
    {
        var batches = watched
            .Select(one => new { Watched = one, Rollout = rolloutOf(one) })
            .GroupBy(one => new { one.Rollout.Service.Location, one.Rollout.Service.Cluster })
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        await Task.WhenAll(batches.Select(async batch =>
        {
            var seen = await LookAtAsync([.. batch.Select(one => one.Rollout)], cancellationToken);
            await observe(batch.Zip(seen, (one, sight) => (one.Watched, sight)));
        }));
    }

    /// <returns>The rollouts, in the same order.</returns>
    private async Task<IEnumerable<DescribedRollout>> LookAtAsync(Rollout[] batch, CancellationToken cancellationToken)
    {
        var first = batch[0].Service;
        var names = batch.Select(rollout => rollout.Service.ServiceName).ToArray();
        return await sites.At(first.Location).GlanceAtServicesAsync(first.Cluster, names, cancellationToken) switch
        {
            EcsResult<IReadOnlyList<ServiceSnapshot>>.Ok(var snapshots) => batch.Select(rollout =>
                snapshots.FirstOrDefault(snapshot => snapshot.ServiceName == rollout.Service.ServiceName) is { } found
                    ? new DescribedRollout(rollout, WithRecentEvents(rollout, found), null)
                    : Missing(rollout)),
            EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused { Code: var code }) when code == ResultCode.ClusterNotFound =>
                batch.Select(Missing),
            EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused) => batch.Select(rollout =>
                new DescribedRollout(rollout, null, $"The rollout could not be watched: {refused.Message}")),
            EcsResult<IReadOnlyList<ServiceSnapshot>>.Failed => batch.Select(rollout => new DescribedRollout(rollout, null, null)),
            _ => throw new UnreachableException(),
        };
    }

    private static DescribedRollout Missing(Rollout rollout) => new(rollout, null, null) { IsMissing = true };

    /// <summary>Keeps, out of up to 100 events, the newest of this rollout and those that decide or explain a verdict.</summary>
    private static ServiceSnapshot WithRecentEvents(Rollout rollout, ServiceSnapshot snapshot) => snapshot with
    {
        Events =
        [
            .. snapshot.EventsSince(rollout.CreatedAt).OrderByDescending(serviceEvent => serviceEvent.CreatedAt)
                .Where((serviceEvent, index) => index < RolloutEvidence.MaxEvents || serviceEvent.IsEvidence),
        ],
    };
}
