using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Results;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>Watches all rollouts of a run together: each poll calls DescribeServiceDeployments once for 20 of them.</summary>
/// <inheritdoc cref="RolloutPoll"/>
internal sealed class RolloutWatch(
    EcsClients sites, bool failsOnImageChange, EvidenceBudget budget, TimeProvider clock, ILogger logger, IProgress<RunProgress>? progress)
    : PeriodicWatch<Rollout>(RunEnded, clock)
{
    /// <summary>The interval between polls of rollouts and tasks.</summary>
    public static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The maximum number of rollouts that are described in every poll, which is 1 call per second. Larger numbers are described in every
    /// third poll only, so that enough of the DescribeServices rate remains for other callers.
    /// </summary>
    private const int MaxDescribedInEveryPoll = 100;

    private const int PollsPerDescription = 3;

    private static readonly Verdict RunEnded = new Verdict.Unverified("The run ended before the rollout did.");

    private readonly RolloutPoll _poll = new(sites, failsOnImageChange, clock, logger);

    /// <summary>The latest observations of rollouts without a verdict, without events.</summary>
    private readonly ConcurrentDictionary<Watched, RolloutObservation> _latest = new();

    private int _polls;

    /// <inheritdoc cref="ServiceDeploymentAccess.Warnings"/>
    public IReadOnlyList<string> Warnings => _poll.Warnings;

    protected override Task PollAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        var describesAll = _polls++ % PollsPerDescription == 0 || pending.Count <= MaxDescribedInEveryPoll;
        return _poll.PollAsync(
            [.. pending.Select(one => (one, one.Subject, _latest.GetValueOrDefault(one)?.History ?? RolloutHistory.Of(one.Subject)))],
            describesAll,
            Judge,
            cancellationToken);
    }

    protected override Verdict AtEnd(Watched watched, Verdict runEnded) =>
        _latest.GetValueOrDefault(watched)?.AtEnd(runEnded)
        ?? (watched.Subject is { Rollback: { } rollback, RecordArn: var arn } ? RollbackPolicy.AtEnd(rollback, null) with { RecordArn = arn } : runEnded);

    private void Judge(Watched watched, RolloutObservation observation)
    {
        if (observation.Service is { } snapshot)
            progress?.Report(new RunProgress.RolloutObserved(watched.Subject, snapshot));

        if (observation.Verdict is Verdict.InProgress)
        {
            _latest[watched] = observation.Service is { } seen ? observation with { Service = seen with { Events = [] } } : observation;
            return;
        }

        _latest.TryRemove(watched, out _);
        watched.Complete(observation.Verdict is Verdict.Ended { IsFailure: true, Last: { } last } ended
            ? Keep(watched.Subject, ended, last)
            : observation.Verdict);
    }

    /// <summary>
    /// Removes everything but the events from the service: thousands of rollouts may wait for their stopped tasks. Long texts that do not
    /// fit in the report are only logged.
    /// </summary>
    private Verdict.Ended Keep(Rollout rollout, Verdict.Ended ended, ServiceSnapshot last)
    {
        if (budget.Reserve(ended.Sentence.Length + last.Events.Sum(serviceEvent => serviceEvent.Message.Length)))
            return ended with { Last = last with { Deployments = [] } };

        logger.ReportEvents(RestartResult.For(rollout.Service, ended.Code, ended.Sentence), last.Events);
        return ended with { Sentence = TextFormat.Brief(ended.Sentence), Last = last with { Deployments = [], Events = [] } };
    }
}
