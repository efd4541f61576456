using EcsRestart.Ecs;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>
/// Polls rollouts: their service-deployment records first, and the services when the records are not sufficient. One instance belongs to
/// one run, because it remembers where records cannot be read.
/// </summary>
/// <param name="failsOnImageChange">True when a changed image makes a completed rollout a failure.</param>
internal sealed class RolloutPoll(EcsClients sites, bool failsOnImageChange, TimeProvider clock, ILogger logger)
{
    private static readonly Verdict Ongoing = new Verdict.InProgress();

    private readonly RolloutLookup _services = new(sites);
    private readonly ServiceDeploymentPoll _records = new(sites, clock, logger);
    private readonly RevisionLookup _revisions = new(sites, logger);

    /// <inheritdoc cref="ServiceDeploymentAccess.Warnings"/>
    public IReadOnlyList<string> Warnings => _records.Warnings;

    /// <param name="describesAll">True to describe every service, false to describe only those whose record is not sufficient.</param>
    /// <param name="observe">Called from several threads for each response as soon as it arrives, so that no response is kept.</param>
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
            async seen =>
            {
                foreach (var (one, observation) in await CompareAsync(seen, cancellationToken))
                    observe(one.Watched, observation);
            },
            cancellationToken);
    }

    /// <summary>Returns the observations, with the images when there is a verdict.</summary>
    private async Task<IEnumerable<(Polled<T>, RolloutObservation)>> CompareAsync<T>(
        IEnumerable<(Polled<T> Polled, DescribedRollout Sight)> seen, CancellationToken cancellationToken)
        where T : class
    {
        var observed = seen.Select(one => (one.Polled, Observation: Judge(one.Polled.Rollout, one.Polled.History, one.Polled.Record, one.Sight)))
            .ToLookup(one => one.Observation.Verdict is Verdict.Succeeded or Verdict.Ended { IsFailure: true });
        var decided = observed[true].ToArray();
        var images = await _revisions.CompareAsync([.. decided.Select(one => (one.Polled.Rollout, one.Observation.Record.Record))], cancellationToken);
        return observed[false].Concat(decided.Zip(images, (one, image) => (one.Polled, one.Observation with
        {
            Verdict = (image with { IsRequired = failsOnImageChange }).ApplyTo(one.Observation.Verdict),
        })));
    }

    private bool NeedsService(Rollout rollout, ServiceDeploymentObservation record) =>
        record.NeedsService || clock.GetElapsedTime(rollout.WatchedSince) >= rollout.Timeout;

    /// <param name="sight">Null when this poll did not describe the service.</param>
    private RolloutObservation Judge(Rollout rollout, RolloutHistory history, ServiceDeploymentObservation record, DescribedRollout? sight)
    {
        var elapsed = clock.GetElapsedTime(rollout.WatchedSince);
        var described = sight?.Decide(history, elapsed) ?? Ongoing;
        var verdict = rollout.Rollback is { } rollback
            ? RollbackPolicy.Decide(rollout, rollback, record, sight?.Snapshot, described, elapsed)
            : ServiceDeploymentPolicy.Decide(rollout, record, sight?.Snapshot, described, elapsed) ?? described;
        var track = record.Track;

        // A verdict that the record overrides is not history yet: a newer deployment stays new until the record or DescribeServices
        // decides.
        var next = sight is not null && described is Verdict.InProgress ? history.After(sight, elapsed) : history;
        var wasCompleted = sight is null ? track.WasCompleted : described is Verdict.Succeeded;
        return new(rollout, record, sight?.Snapshot, RolloutObservation.Named(verdict, track), next with { Track = track with { WasCompleted = wasCompleted } });
    }

    private sealed record Polled<T>(T Watched, Rollout Rollout, RolloutHistory History, ServiceDeploymentObservation Record);
}
