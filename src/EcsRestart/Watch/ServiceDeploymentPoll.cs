using System.Diagnostics;
using EcsRestart.Ecs;
using Microsoft.Extensions.Logging;
using static EcsRestart.Watch.ServiceDeploymentAccess;

namespace EcsRestart.Watch;

/// <summary>Finds and reads the service-deployment records of rollouts: one DescribeServiceDeployments call for up to 20 of them.</summary>
internal sealed class ServiceDeploymentPoll(EcsClients sites, TimeProvider clock, ILogger logger)
{
    /// <summary>The list starts this much earlier than the deployment, because ECS dates the service deployment separately.</summary>
    private static readonly TimeSpan ListMargin = TimeSpan.FromMinutes(1);

    private readonly ServiceDeploymentAccess _access = new(sites, logger);

    /// <inheritdoc cref="ServiceDeploymentAccess.Warnings"/>
    public IReadOnlyList<string> Warnings => _access.Warnings;

    /// <returns>One observation for each rollout, in the same order.</returns>
    public async Task<IReadOnlyList<ServiceDeploymentObservation>> PollAsync(
        IReadOnlyList<(Rollout Rollout, ServiceDeploymentTrack Track)> rollouts, CancellationToken cancellationToken)
    {
        var byHome = rollouts.Where(one => !one.Track.IsGivenUp && one.Track.Arn is not null && _access.IsOpen(one.Rollout.Service.Location))
            .GroupBy(one => one.Rollout.Service.Location, one => one.Track.Arn ?? "");
        var described = await Task.WhenAll(byHome.Select(home => _access.DescribeAsync(home.Key, home, cancellationToken)));
        var readings = described.SelectMany(readings => readings).ToDictionary(StringComparer.Ordinal);
        return await Task.WhenAll(rollouts.Select(one => PollAsync(one.Rollout, one.Track, readings, cancellationToken)));
    }

    private async Task<ServiceDeploymentObservation> PollAsync(
        Rollout rollout, ServiceDeploymentTrack track, Dictionary<string, Reading> readings, CancellationToken cancellationToken)
    {
        if (track.IsGivenUp || !_access.IsOpen(rollout.Service.Location))
            return Unseen(track.GiveUp(), clock.GetUtcNow());

        var now = clock.GetUtcNow();
        switch (track.Arn is { } arn ? readings.GetValueOrDefault(arn) : null)
        {
            case Reading.Found(var record):
                track = track.Seen(rollout.DeploymentId, record, now);
                if (track.Arn is not null)
                    return await ObserveAsync(rollout, track, record, now, cancellationToken);
                break;
            case Reading.Absent:
                return Unseen(track.NotSeen(now), now);
            case Reading.Unreadable:
                return Unseen(track.GiveUp(), now);
            case null when track.Arn is not null:
                return Unseen(track.NotAnswered(now), now);
            case null:
                break;
            default:
                throw new UnreachableException();
        }

        return Unseen(track.Arn is null ? await SearchAsync(rollout, track, now, cancellationToken) : track, now);
    }

    private async Task<ServiceDeploymentTrack> SearchAsync(
        Rollout rollout, ServiceDeploymentTrack track, DateTimeOffset now, CancellationToken cancellationToken) =>
        await _access.ListAsync(rollout.Service, rollout.CreatedAt - ListMargin, cancellationToken) switch
        {
            EcsResult<IReadOnlyList<ServiceDeploymentSnapshot>>.Ok(var records) => track.Listed(rollout.DeploymentId, records, now),
            EcsResult<IReadOnlyList<ServiceDeploymentSnapshot>>.Failed(var failure) when failure.IsFinal => track.GiveUp(),
            _ => track.NotAnswered(now),
        };

    /// <summary>A STOPPED record does not name its cause, so the list is searched for a newer deployment.</summary>
    private async Task<ServiceDeploymentObservation> ObserveAsync(
        Rollout rollout, ServiceDeploymentTrack track, ServiceDeploymentSnapshot record, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var createdAt = record.CreatedAt ?? rollout.CreatedAt;
        var later = record.Status == ServiceDeploymentStatus.Stopped
            ? await _access.ListAsync(rollout.Service, createdAt, cancellationToken) as EcsResult<IReadOnlyList<ServiceDeploymentSnapshot>>.Ok
            : null;
        var newer = later?.Value.Where(other => other.Arn != record.Arn && other.CreatedAt > createdAt).MinBy(other => other.CreatedAt);
        return new(track, record, newer, now - (track.StatusSince ?? now));
    }

    private static ServiceDeploymentObservation Unseen(ServiceDeploymentTrack track, DateTimeOffset now) =>
        new(track, null, null, TimeSpan.Zero) { AbsentFor = now - (track.AbsentSince ?? now) };
}
