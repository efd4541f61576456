namespace EcsRestart.Restart;

/// <summary>Why a rollout is not rolled back.</summary>
/// <param name="Reason">A sentence.</param>
internal sealed record RollbackObstacle(string Reason)
{
    /// <summary>True when the next poll may show something else.</summary>
    public bool MayPass { get; init; }
}
