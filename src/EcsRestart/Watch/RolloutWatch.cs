using EcsRestart.Ecs;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>Watches all rollouts of a run together: in each poll one DescribeServiceDeployments for 20 of them.</summary>
internal sealed class RolloutWatch(EcsSites sites, TimeProvider clock, ILogger logger, IProgress<RunProgress>? progress)
    : PeriodicWatch<Rollout, RolloutVerdict>(RunEnded, clock)
{
    /// <summary>From one look to the next, at rollouts and at tasks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Up to this many rollouts are also described in every poll, which is 1 call a second. More are described in every third poll only, so
    /// that a run leaves others enough of the rate of DescribeServices.
    /// </summary>
    private const int MostDescribedInEveryPoll = 100;

    private const int PollsPerDescription = 3;

    private static readonly RolloutVerdict RunEnded = new RolloutVerdict.Unseen("The run ended before the rollout did.");

    private readonly RolloutPoll _poll = new(sites, clock, logger);

    /// <summary>The latest observations of what has no verdict yet.</summary>
    private readonly Dictionary<Watched, RolloutObservation> _latest = [];

    private int _polls;

    protected override async Task LookAsync(IReadOnlyList<Watched> pending, CancellationToken cancellationToken)
    {
        var rollouts = pending.Select(one => (one.Subject, _latest.GetValueOrDefault(one)?.History ?? RolloutHistory.Of(one.Subject))).ToArray();
        var describesAll = _polls++ % PollsPerDescription == 0 || pending.Count <= MostDescribedInEveryPoll;
        foreach (var (watched, observation) in pending.Zip(await _poll.PollAsync(rollouts, describesAll, cancellationToken)))
            Judge(watched, observation);
    }

    protected override RolloutVerdict AtEnd(Watched watched, RolloutVerdict runEnded) =>
        _latest.GetValueOrDefault(watched)?.AtEnd(runEnded) ?? runEnded;

    private void Judge(Watched watched, RolloutObservation observation)
    {
        if (observation.Service is { } service)
            progress?.Report(new RunProgress.Observed(watched.Subject, service));

        if (observation.Verdict is RolloutVerdict.Ongoing)
        {
            _latest[watched] = observation;
            return;
        }

        _latest.Remove(watched);
        watched.Decide(observation.Verdict);
    }
}
