using System.Text.Json;
using System.Text.Json.Serialization;
using EcsRestart.Gates;
using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>How far a run is: what a step that plans or reports answers.</summary>
public sealed record RunState : FunctionResponse
{
    /// <summary>The run itself; from <c>plan</c> only.</summary>
    public Execution? Run { get; init; }

    /// <summary>The request without its services; from <c>plan</c> only.</summary>
    public RestartRequest? Settings { get; init; }

    /// <summary>The kinds of services there are in the plan; from <c>plan</c> only.</summary>
    public IReadOnlyList<ServiceOptions>? Options { get; init; }

    /// <summary>What is to do, in order; from <c>plan</c> only.</summary>
    public IReadOnlyList<Round>? Rounds { get; init; }

    /// <summary>What is known so far; null once there is the report.</summary>
    public RunTotals? Tally { get; init; }

    /// <summary>Which round is next; null: none.</summary>
    public int? Next { get; init; }

    /// <summary>What the next round needs to know of the gate; null when there is none.</summary>
    public GateState? Gate { get; init; }

    /// <summary>How long to wait before <see cref="Next"/>, after which the step <c>next</c> decides again; null when there is nothing to wait for.</summary>
    public int? PauseSeconds { get; init; }

    /// <summary>Null until the run is over.</summary>
    [JsonConverter(typeof(ReportConverter))]
    public RestartReport? Report { get; init; }

    /// <summary>Why the execution must fail, as the request specified. Null when it must not.</summary>
    public string? FailsWith { get; init; }

    public override void WriteTo(Utf8JsonWriter json) => JsonSerializer.Serialize(json, this, StepJson.Default.RunState);
}
