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

    protected override async Task LookAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        foreach (var (watched, sight) in await new RolloutGlance(sites).LookAsync(pending, one => one.Subject, cancellationToken))
            Judge(watched, sight);
    }

    private void Judge(Watched watched, RolloutSight sight)
    {
        if (sight.Snapshot is { } snapshot)
            progress?.Report(new RunProgress.Observed(watched.Subject, snapshot));

        var verdict = sight.Verdict(AbsentFor(watched, sight), Clock.GetElapsedTime(watched.Subject.StartedAt));
        if (verdict is not RolloutVerdict.Ongoing)
            watched.Decide(verdict);
    }

    private TimeSpan AbsentFor(Watched watched, RolloutSight sight)
    {
        long? before = _absentSince.TryGetValue(watched, out var since) ? since : null;
        if (sight.AbsentSince(before, Clock.GetTimestamp()) is not { } now)
        {
            _absentSince.TryRemove(watched, out _);
            return TimeSpan.Zero;
        }

        _absentSince[watched] = now;
        return Clock.GetElapsedTime(now);
    }
}
