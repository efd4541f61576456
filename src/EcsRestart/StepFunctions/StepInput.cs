using System.Text.Json;
using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>The input of a step. Each step needs different members (<see cref="StepReader"/>).</summary>
public sealed record StepInput
{
    public required string Step { get; init; }

    /// <summary>The run that the step is part of.</summary>
    public required Execution Run { get; init; }

    /// <summary>The payload, unchanged; for <c>plan</c>.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>The settings that the plan kept from the request.</summary>
    public RestartRequest? Settings { get; init; }

    /// <summary>The kinds of services in the plan. A batch has the index of its own kind.</summary>
    public IReadOnlyList<ServiceOptions>? Options { get; init; }

    /// <summary>The batch of the step; for <c>restart</c> and <c>check</c>.</summary>
    public Batch? Batch { get; init; }

    /// <summary>
    /// The maximum size of the results of the batch, in bytes of JSON; for <c>restart</c> and <c>check</c>. Null for the limit of a run.
    /// </summary>
    public int? Share { get; init; }

    /// <summary>The gate state from the previous step; for <c>restart</c>. Null when it is unknown.</summary>
    public GateState? Gate { get; init; }

    /// <summary>The result of the previous step for the batch; for <c>check</c>. Null when that step was lost.</summary>
    public BatchState? State { get; init; }

    /// <summary>All rounds of the plan; for <c>report</c>.</summary>
    public IReadOnlyList<Round>? Rounds { get; init; }

    /// <summary>The results of the previous rounds; for <c>report</c>.</summary>
    public RunTotals? Tally { get; init; }

    /// <summary>The index of the finished round; for <c>report</c>.</summary>
    public int? Next { get; init; }

    /// <summary>The results of the batches of the round, in any order; for <c>report</c>. Missing batches were lost.</summary>
    public IReadOnlyList<BatchState?>? Finished { get; init; }

    /// <summary>Why the previous step was lost; for <c>check</c> and <c>report</c>.</summary>
    public StepError? Error { get; init; }
}
