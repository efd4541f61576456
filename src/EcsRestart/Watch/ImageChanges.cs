using EcsRestart.Ecs;
using EcsRestart.Results;

namespace EcsRestart.Watch;

/// <summary>The image digests of a deployment compared with those of the previous one. A restart resolves every tag again.</summary>
/// <param name="IsComplete">True when the digests of all containers are known in both, so that no change means unchanged.</param>
internal sealed record ImageChanges(IReadOnlyList<ImageChange> Changes, bool IsComplete)
{
    private const int MaxNamed = 3;

    public static readonly ImageChanges Unknown = new([], IsComplete: false);

    /// <summary>True when a change is a failure, so that an unknown result must be reported.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Null when no change is known but some digests are unknown.</summary>
    public bool? AnyChanged => Changes.Count > 0 ? true : IsComplete ? false : null;

    /// <summary>The changes as part of a sentence.</summary>
    public string Description
    {
        get
        {
            var named = string.Join("; ", Changes.Take(MaxNamed).Select(change => $"container {change.Container} changed from {change.From} to {change.To}"));
            return Changes.Count > MaxNamed ? $"{named}; and {TextFormat.Count(Changes.Count - MaxNamed, "more container")}" : named;
        }
    }

    /// <summary>
    /// The service revision to compare with: the only one that had tasks before the restart. If there are several, the revision of the
    /// completed deployment. Null when it is unknown.
    /// </summary>
    public static string? PreviousRevision(ServiceDeploymentSnapshot record, Predecessor? predecessor) => record.SourceRevisionArns switch
    {
        [var only] => only,
        var several => several.FirstOrDefault(arn => ServiceDeploymentSnapshot.DeploymentIdOf(arn) == predecessor?.CompletedId),
    };

    /// <summary>The verdict with the images, turned into a failure when the request has <c>"imageChange": "fail"</c>.</summary>
    public Verdict ApplyTo(Verdict verdict) => verdict is Verdict.Succeeded && IsRequired && AnyChanged == true
        ? new Verdict.Ended(ResultCode.ImageChanged, $"The rollout completed, but the deployment has new images: {Description}.")
        {
            RecordArn = verdict.RecordArn,
            Images = this,
        }
        : IsRequired || AnyChanged is not null ? verdict with { Images = this }
        : verdict;

    public static ImageChanges Compare(ServiceRevisionSnapshot? previous, ServiceRevisionSnapshot? current)
    {
        if (previous is null || current is null)
            return Unknown;

        var changes = new List<ImageChange>();
        var isComplete = current.Images.Count > 0 && current.Images.Count == previous.Images.Count;
        foreach (var image in current.Images)
        {
            var before = previous.Images.FirstOrDefault(other => other.Container == image.Container);
            if (before is not { Digest: { } from } || image.Digest is not { } to)
                isComplete = false;
            else if (from != to)
                changes.Add(new ImageChange(image.Container, from, to));
        }

        return new(changes, isComplete);
    }
}
