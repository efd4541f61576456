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

    /// <summary>What earlier polls leave behind for the next one; without an entry: there was none.</summary>
    private readonly ConcurrentDictionary<Watched, RolloutHistory> _histories = new();

    protected override Task LookAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken) =>
        new RolloutGlance(sites).LookAsync(pending, one => one.Subject, Judge, cancellationToken);

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
        watched.Decide(verdict is RolloutVerdict.Ended { IsFailure: true, Last: { } last } ended ? Keep(watched.Subject, ended, last) : verdict);
    }

    /// <summary>
    /// Thousands of rollouts may wait for their stopped tasks. Of the service, only its events are needed by then; long texts that the
    /// report has no room for are only logged.
    /// </summary>
    private RolloutVerdict.Ended Keep(Rollout rollout, RolloutVerdict.Ended ended, ServiceSnapshot last)
    {
        if (budget.Reserve(ended.Sentence.Length + last.Events.Sum(serviceEvent => serviceEvent.Message.Length)))
            return ended with { Last = last with { Deployments = [] } };

        logger.ReportEvents(rollout.Service.Result(ended.Code, ended.Sentence), last.Events);
        return ended with { Sentence = ResultTrimmer.Short(ended.Sentence), Last = last with { Deployments = [], Events = [] } };
    }
}
