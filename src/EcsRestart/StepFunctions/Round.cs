using System.Text.Json.Serialization;

namespace EcsRestart.StepFunctions;

/// <summary>
/// Batches that run together: as many services of a wave as may be in flight at once. The next round starts when all have their verdicts, so
/// that nothing new starts once too many have failed.
/// </summary>
public sealed record Round
{
    public required int Wave { get; init; }

    /// <summary>The most extra tasks that its restarts have together; 0 without <c>maxExtraTasks</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ExtraTasks { get; init; }

    /// <summary>True when it watches rollouts that an earlier run started. It is worked on even when nothing may start.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasAdopted { get; init; }

    /// <summary>How many of the batches are worked on at once.</summary>
    public required int Concurrency { get; init; }

    /// <summary>How large the results of each batch may be, in bytes of JSON.</summary>
    public required int Share { get; init; }

    /// <summary>How many batches may be lost, because a step of theirs keeps failing, before the machine gives up.</summary>
    public required int Tolerance { get; init; }

    public required IReadOnlyList<Batch> Batches { get; init; }
}
