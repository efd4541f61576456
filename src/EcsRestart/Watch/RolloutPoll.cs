using EcsRestart.Ecs;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>
/// Polls rollouts: their service-deployment records first, and the services where the records do not suffice. One poll belongs to one run,
/// since it remembers where records cannot be read.
/// </summary>
internal sealed class RolloutPoll(EcsSites sites, TimeProvider clock, ILogger logger)
{
    private static readonly RolloutVerdict Ongoing = new RolloutVerdict.Ongoing();

    private readonly RolloutGlance _services = new(sites);
    private readonly ServiceDeploymentPoll _records = new(sites, clock, logger);

    /// <param name="describesAll">True to describe every service, false to describe only those on which the record needs it.</param>
    /// <returns>In the same order.</returns>
    public async Task<IReadOnlyList<RolloutObservation>> PollAsync(
        IReadOnlyList<(Rollout Rollout, RolloutHistory History)> rollouts, bool describesAll, CancellationToken cancellationToken)
    {
        var records = await _records.LookAsync([.. rollouts.Select(one => (one.Rollout, one.History.Track))], cancellationToken);
        Polled[] polled = [.. rollouts.Zip(records, (one, record) => new Polled(one.Rollout, one.History, record))];
        var described = await _services.LookAsync(polled.Where(one => describesAll || NeedsService(one)), one => one.Rollout, cancellationToken);
        var sights = described.ToDictionary(seen => seen.Watched, seen => seen.Sight);
        return [.. polled.Select(one => Judge(one, sights.GetValueOrDefault(one)))];
    }

    private bool NeedsService(Polled one) => one.Record.NeedsService || clock.GetElapsedTime(one.Rollout.StartedAt) >= one.Rollout.Timeout;

    /// <param name="sight">Null when this poll did not describe the service.</param>
    private RolloutObservation Judge(Polled one, RolloutSight? sight)
    {
        var elapsed = clock.GetElapsedTime(one.Rollout.StartedAt);
        var described = sight?.Verdict(one.History, elapsed) ?? Ongoing;
        var verdict = ServiceDeploymentPolicy.Decide(one.Rollout, one.Record, sight?.Snapshot, described, elapsed) ?? described;
        var track = one.Record.Track;
        var history = sight is null
            ? one.History with { Track = track }
            : one.History.After(sight, elapsed) with { Track = track with { WasCompleted = described is RolloutVerdict.Completed } };
        return new(one.Rollout, one.Record, sight?.Snapshot, RolloutObservation.Named(verdict, track), history);
    }

    private sealed class Polled(Rollout rollout, RolloutHistory history, ServiceDeploymentSight record)
    {
        public Rollout Rollout => rollout;

        public RolloutHistory History => history;

        public ServiceDeploymentSight Record => record;
    }
}
