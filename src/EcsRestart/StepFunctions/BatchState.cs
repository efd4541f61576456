using System.Text.Json;
using EcsRestart.Report;

namespace EcsRestart.StepFunctions;

/// <summary>The state of a batch, as returned by the steps that restart or check it.</summary>
public sealed record BatchState : FunctionResponse
{
    /// <summary>The position of the first result of the batch in the report.</summary>
    public required int At { get; init; }

    /// <summary>Seconds until the next check; 0 when all verdicts are known.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The number of checks so far.</summary>
    public int Checks { get; init; }

    /// <summary>The rollouts without a verdict; null when there are none.</summary>
    public IReadOnlyList<PendingRollout>? Rollouts { get; init; }

    /// <summary>The tasks without a verdict; null when there are none.</summary>
    public PendingTask? Task { get; init; }

    /// <summary>The results so far.</summary>
    public required RunTotals Tally { get; init; }

    public override void WriteTo(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, StepJson.Default.BatchState);
}
