namespace EcsRestart.Restart;

/// <summary>Why a rollout is not rolled back.</summary>
/// <param name="Reason">The reason, in a sentence.</param>
internal sealed record RollbackObstacle(string Reason)
{
    /// <summary>True when a later poll may clear the obstacle.</summary>
    public bool MayPass { get; init; }
}
