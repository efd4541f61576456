using System.Text.Json;
using System.Text.Json.Serialization;
using EcsRestart.Gates;
using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>The progress of a run: the output of a step that plans or reports.</summary>
public sealed record RunState : FunctionResponse
{
    /// <summary>The run itself; from <c>plan</c> only.</summary>
    public Execution? Run { get; init; }

    /// <summary>The request without its services; from <c>plan</c> only.</summary>
    public RestartRequest? Settings { get; init; }

    /// <summary>The kinds of services in the plan; from <c>plan</c> only.</summary>
    public IReadOnlyList<ServiceOptions>? Options { get; init; }

    /// <summary>The rounds of the plan, in order; from <c>plan</c> only.</summary>
    public IReadOnlyList<Round>? Rounds { get; init; }

    /// <summary>The results so far; null once the report exists.</summary>
    public RunTotals? Tally { get; init; }

    /// <summary>The index of the next round; null after the last one.</summary>
    public int? Next { get; init; }

    /// <summary>The gate state for the next round; null when the request has no gate.</summary>
    public GateState? Gate { get; init; }

    /// <summary>The wait before <see cref="Next"/>, after which the step <c>next</c> decides again; null for no wait.</summary>
    public int? PauseSeconds { get; init; }

    /// <summary>The report; null until the run is complete.</summary>
    [JsonConverter(typeof(ReportConverter))]
    public RestartReport? Report { get; init; }

    /// <summary>Why the execution must fail, as the request specified; null when it must not fail.</summary>
    public string? FailsWith { get; init; }

    public override void WriteTo(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, StepJson.Default.RunState);
}
