using System.Text.Json.Serialization;

namespace EcsRestart.StepFunctions;

/// <summary>
/// Batches that run together: as many services of a wave as may be in flight at once. The next round starts when all of them have a
/// verdict, so that nothing new starts once too many have failed.
/// </summary>
public sealed record Round
{
    public required int Wave { get; init; }

    /// <summary>The maximum number of extra tasks that the restarts of the round have together; 0 without <c>maxExtraTasks</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ExtraTasks { get; init; }

    /// <summary>True when the round watches rollouts that an earlier run started. Such a round runs even when nothing may start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasAdopted { get; init; }

    /// <summary>The number of batches that run at once.</summary>
    public required int Concurrency { get; init; }

    /// <summary>The maximum size of the results of each batch, in bytes of JSON.</summary>
    public required int Share { get; init; }

    /// <summary>The number of batches that may be lost to repeated step failures before the state machine gives up.</summary>
    public required int Tolerance { get; init; }

    public required IReadOnlyList<Batch> Batches { get; init; }
}
