using EcsRestart.Ecs;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>
/// Polls rollouts: their service-deployment records first, and the services where the records do not suffice. One poll belongs to one run,
/// since it remembers where records cannot be read.
/// </summary>
internal sealed class RolloutPoll(EcsClients sites, TimeProvider clock, ILogger logger)
{
    private static readonly Verdict Ongoing = new Verdict.InProgress();

    private readonly RolloutLookup _services = new(sites);
    private readonly ServiceDeploymentPoll _records = new(sites, clock, logger);

    /// <param name="describesAll">True to describe every service, false to describe only those on which the record needs it.</param>
    /// <param name="observe">Called once for each as soon as its response is there, so that no response is kept; from several threads.</param>
    public async Task PollAsync<T>(
        IReadOnlyList<(T Watched, Rollout Rollout, RolloutHistory History)> rollouts,
        bool describesAll,
        Action<T, RolloutObservation> observe,
        CancellationToken cancellationToken)
        where T : class
    {
        var records = await _records.PollAsync([.. rollouts.Select(one => (one.Rollout, one.History.Track))], cancellationToken);
        var polled = rollouts.Zip(records, (one, record) => new Polled<T>(one.Watched, one.Rollout, one.History, record))
            .ToLookup(one => describesAll || NeedsService(one.Rollout, one.Record));
        foreach (var one in polled[false])
            observe(one.Watched, Judge(one.Rollout, one.History, one.Record, null));
        await _services.DescribeAsync(
            polled[true],
            one => one.Rollout,
            (one, sight) => observe(one.Watched, Judge(one.Rollout, one.History, one.Record, sight)),
            cancellationToken);
    }

    private bool NeedsService(Rollout rollout, ServiceDeploymentObservation record) =>
        record.NeedsService || clock.GetElapsedTime(rollout.StartedAt) >= rollout.Timeout;

    /// <param name="sight">Null when this poll did not describe the service.</param>
    private RolloutObservation Judge(Rollout rollout, RolloutHistory history, ServiceDeploymentObservation record, DescribedRollout? sight)
    {
        var elapsed = clock.GetElapsedTime(rollout.StartedAt);
        var described = sight?.Decide(history, elapsed) ?? Ongoing;
        var verdict = ServiceDeploymentPolicy.Decide(rollout, record, sight?.Snapshot, described, elapsed) ?? described;
        var track = record.Track;

        // A verdict that the record outranks is not history yet: a newer deployment stays new until the record or DescribeServices decides.
        var next = sight is not null && described is Verdict.InProgress ? history.After(sight, elapsed) : history;
        var wasCompleted = sight is null ? track.WasCompleted : described is Verdict.Succeeded;
        return new(rollout, record, sight?.Snapshot, RolloutObservation.Named(verdict, track), next with { Track = track with { WasCompleted = wasCompleted } });
    }

    private sealed record Polled<T>(T Watched, Rollout Rollout, RolloutHistory History, ServiceDeploymentObservation Record);
}
