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

    /// <summary>What earlier polls leave behind for the next one; without an entry: there was none.</summary>
    private readonly ConcurrentDictionary<Watched, RolloutHistory> _histories = new();

    protected override async Task LookAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        foreach (var (watched, sight) in await new RolloutGlance(sites).LookAsync(pending, one => one.Subject, cancellationToken))
            Judge(watched, sight);
    }

    private void Judge(Watched watched, RolloutSight sight)
    {
        if (sight.Snapshot is { } snapshot)
            progress?.Report(new RunProgress.Observed(watched.Subject, snapshot));

        var history = _histories.GetValueOrDefault(watched) ?? RolloutHistory.Of(watched.Subject);
        var elapsed = Clock.GetElapsedTime(watched.Subject.StartedAt);
        var verdict = sight.Verdict(history, elapsed);
        if (verdict is RolloutVerdict.Ongoing)
        {
            _histories[watched] = history.After(sight, elapsed);
            return;
        }

        _histories.TryRemove(watched, out _);
        watched.Decide(verdict);
    }
}
