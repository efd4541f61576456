using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.StepFunctions;

/// <summary>How far a batch is: what a step that restarts or checks it answers.</summary>
public sealed record BatchState : FunctionResponse
{
    /// <summary>Which batch: the place of its first result in the report.</summary>
    public required int At { get; init; }

    /// <summary>After how many seconds to check again; 0: every verdict is in.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>How often it was checked.</summary>
    public int Checks { get; init; }

    /// <summary>The rollouts that have no verdict yet; null: none.</summary>
    public IReadOnlyList<PendingRollout>? Rollouts { get; init; }

    /// <summary>The tasks that have no verdict yet; null: none.</summary>
    public PendingTask? Task { get; init; }

    /// <summary>What is known.</summary>
    public required RunTotals Tally { get; init; }

    public override void WriteTo(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, StepJson.Default.BatchState);
}
