using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Report;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>
/// Watches all rollouts of a run together: one DescribeServices for ten services of a cluster and look.
/// </summary>
internal sealed class RolloutWatch(EcsSites sites, ReportBudget budget, TimeProvider clock, ILogger logger, IProgress<RunProgress>? progress)
    : PeriodicWatch<Rollout, RolloutVerdict>(RunEnded, clock)
{
    /// <summary>From one look to the next, at rollouts and at tasks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private static readonly RolloutVerdict RunEnded = new RolloutVerdict.Unseen("The run ended before the rollout did.");

    /// <summary>When the first of the latest answers that lack a deployment came, as a timestamp of the run's clock; without an entry: the last had it.</summary>
    private readonly ConcurrentDictionary<Watched, long> _absentSince = new();

    protected override Task LookAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken) =>
        new RolloutGlance(sites).LookAsync(pending, one => one.Subject, Judge, cancellationToken);

    private void Judge(Watched watched, RolloutSight sight)
    {
        if (sight.Snapshot is { } snapshot)
            progress?.Report(new RunProgress.Observed(watched.Subject, snapshot));

        var verdict = sight.Verdict(AbsentFor(watched, sight), Clock.GetElapsedTime(watched.Subject.StartedAt));
        if (verdict is RolloutVerdict.Ended { IsFailure: true, Last: { } last } ended)
            verdict = ended with { Last = KeepEvents(watched.Subject, last) };
        if (verdict is not RolloutVerdict.Ongoing)
            watched.Decide(verdict);
    }

    /// <summary>Thousands of rollouts may wait for their stopped tasks: events that the report has no room for are only logged.</summary>
    private ServiceSnapshot KeepEvents(Rollout rollout, ServiceSnapshot last)
    {
        if (budget.Reserve(last.Events.Sum(happened => happened.Message.Length)))
            return last;

        logger.ReportEvents(rollout.Service.Result(ResultCode.RolloutFailed, null), last.Events);
        return last with { Events = [] };
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
