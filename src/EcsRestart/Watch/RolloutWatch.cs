using System.Collections.Concurrent;
using EcsRestart.Ecs;

namespace EcsRestart.Watch;

/// <summary>
/// Watches all rollouts of a run together: one DescribeServices for ten services of a cluster and look.
/// </summary>
internal sealed class RolloutWatch(EcsSites sites, TimeProvider clock, IProgress<RunProgress>? progress)
    : PeriodicWatch<Rollout, RolloutVerdict>(RunEnded, clock)
{
    /// <summary>From one look to the next, at rollouts and at tasks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly RolloutVerdict RunEnded = new RolloutVerdict.Unseen("The run ended before the rollout did.");

    /// <summary>When the first of the latest answers that lack a deployment came, as a timestamp of the run's clock; without an entry: the last had it.</summary>
    private readonly ConcurrentDictionary<Watched, long> _absentSince = new();

    protected override Task LookAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        var batches = pending
            .GroupBy(watched => (watched.Subject.Service.Home, watched.Subject.Service.Cluster))
            .SelectMany(cluster => cluster.Chunk(EcsLimits.ServicesPerDescribe));
        return Task.WhenAll(batches.Select(batch => LookAtAsync(batch, cancellationToken)));
    }

    private async Task LookAtAsync(Watched[] batch, CancellationToken cancellationToken)
    {
        var names = batch.Select(watched => watched.Subject.Service.ServiceName).ToArray();
        var first = batch[0].Subject.Service;
        switch (await sites.At(first.Home).Reads.GlanceAtServicesAsync(first.Cluster, names, cancellationToken))
        {
            case EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Ok(var snapshots):
                foreach (var watched in batch)
                    Judge(watched, snapshots.FirstOrDefault(snapshot => snapshot.ServiceName == watched.Subject.Service.ServiceName));
                break;

            case EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed(EcsFailure.Refused refused):
                foreach (var watched in batch)
                    watched.Decide(new RolloutVerdict.Unseen($"The rollout could not be watched: {refused.Message}"));
                break;

            case EcsAnswer<IReadOnlyList<ServiceSnapshot>>.Failed:
                foreach (var watched in batch)
                    Judge(watched, null);
                break;
        }
    }

    private void Judge(Watched watched, ServiceSnapshot? snapshot)
    {
        if (snapshot is not null)
            progress?.Report(new RunProgress.Observed(watched.Subject, snapshot));

        var elapsed = Clock.GetElapsedTime(watched.Subject.StartedAt);
        var verdict = RolloutPolicy.Decide(watched.Subject, snapshot, AbsentFor(watched, snapshot), elapsed);
        if (verdict is not RolloutVerdict.Ongoing)
            watched.Decide(verdict);
    }

    private TimeSpan AbsentFor(Watched watched, ServiceSnapshot? snapshot)
    {
        if (snapshot?.Find(watched.Subject.DeploymentId) is not null)
            _absentSince.TryRemove(watched, out _);
        else if (snapshot is not null)
            _absentSince.TryAdd(watched, Clock.GetTimestamp());

        return _absentSince.TryGetValue(watched, out var since) ? Clock.GetElapsedTime(since) : TimeSpan.Zero;
    }
}
