using System.Collections.Concurrent;
using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Names;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Watch;

/// <summary>
/// Compares the images of deployments with those of the previous ones, with one DescribeServiceRevisions call for 10 deployments. If a
/// comparison is not possible, its result is unknown and nothing else changes. No further calls are sent to an account and Region where
/// revisions cannot be read.
/// </summary>
internal sealed class RevisionLookup(EcsClients sites, ILogger logger)
{
    private const int MaxAttempts = 3;

    private readonly OperationAvailability _availability = new();

    /// <returns>The comparisons, in the same order. Unknown when the run ends first.</returns>
    public async Task<IReadOnlyList<ImageChanges>> CompareAsync(
        IReadOnlyList<(Rollout Rollout, ServiceDeploymentSnapshot? Record)> deployments, CancellationToken cancellationToken)
    {
        var pairs = deployments.Select(one => RevisionPair.Of(one.Rollout, one.Record)).ToArray();
        var found = new ConcurrentDictionary<string, ServiceRevisionSnapshot>(StringComparer.Ordinal);
        var batches = pairs.OfType<RevisionPair>().GroupBy(pair => pair.Location)
            .SelectMany(home => home.Chunk(EcsLimits.ServiceRevisionsPerDescribe / 2));
        await Task.WhenAll(batches.Select(batch => ReadAsync(batch, found, cancellationToken)));
        return [.. pairs.Select(pair => pair is null
            ? ImageChanges.Unknown
            : ImageChanges.Compare(found.GetValueOrDefault(pair.Previous), found.GetValueOrDefault(pair.Current)))];
    }

    private async Task ReadAsync(RevisionPair[] batch, ConcurrentDictionary<string, ServiceRevisionSnapshot> found, CancellationToken cancellationToken)
    {
        var home = batch[0].Location;
        for (var attempt = 1; attempt <= MaxAttempts && _availability.IsOpen(home); attempt++)
        {
            switch (await CallAsync(home, batch, cancellationToken))
            {
                case EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>.Ok(var revisions):
                    _availability.RecordAnswer(home);
                    foreach (var revision in revisions)
                        found[revision.Arn] = revision;
                    return;
                case EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>.Failed(EcsFailure.Refused { IsUnsupported: false }) when batch.Length > 1:
                    // When one ARN is denied or invalid, ECS rejects the whole batch.
                    await Task.WhenAll(batch.Select(pair => ReadAsync([pair], found, cancellationToken)));
                    return;
                case EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>.Failed(var failure) when failure.IsFinal:
                    if (_availability.TryClose(home, failure))
                        logger.ReportNoServiceRevisions(home.Description, failure.Message);
                    return;
                case EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>.Failed:
                    break;
                case null:
                    return;
                default:
                    throw new UnreachableException();
            }
        }
    }

    /// <returns>Null when the run ended first.</returns>
    private async Task<EcsResult<IReadOnlyList<ServiceRevisionSnapshot>>?> CallAsync(
        EcsLocation home, RevisionPair[] batch, CancellationToken cancellationToken)
    {
        try
        {
            return await sites.At(home).ReadServiceRevisionsAsync([.. batch.SelectMany(pair => new[] { pair.Previous, pair.Current })], cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <param name="Previous">The ARN of the revision to compare with.</param>
    /// <param name="Current">The ARN of the new revision.</param>
    private sealed record RevisionPair(EcsLocation Location, string Previous, string Current)
    {
        /// <returns>Null when the record does not name both.</returns>
        public static RevisionPair? Of(Rollout rollout, ServiceDeploymentSnapshot? record) =>
            record?.TargetRevisionArn is { } current && ImageChanges.PreviousRevision(record, rollout.Predecessor) is { } previous
                ? new(rollout.Service.Location, previous, current)
                : null;
    }
}
