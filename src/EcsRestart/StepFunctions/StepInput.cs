using System.Text.Json;
using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>What a step is given. Each step needs other parts of it; see <see cref="StepReader"/>.</summary>
public sealed record StepInput
{
    public required string Step { get; init; }

    /// <summary>The run that the step is part of.</summary>
    public required Execution Run { get; init; }

    /// <summary>The payload, as it was sent; for <c>plan</c>.</summary>
    public JsonElement? Request { get; init; }

    /// <summary>What the plan kept of the request.</summary>
    public RestartRequest? Settings { get; init; }

    /// <summary>The kinds of services there are in the plan; a batch says which is its.</summary>
    public IReadOnlyList<ServiceOptions>? Options { get; init; }

    /// <summary>What the step is about; for <c>restart</c> and <c>check</c>.</summary>
    public Batch? Batch { get; init; }

    /// <summary>How large the results of the batch may be, in bytes of JSON; for <c>restart</c> and <c>check</c>. Null: as large as those of a run.</summary>
    public int? Share { get; init; }

    /// <summary>What the step before knew of the gate; for <c>restart</c>. Null when that is not known.</summary>
    public GateState? Gate { get; init; }

    /// <summary>What the step before said of the batch; for <c>check</c>. Null: it was lost.</summary>
    public BatchState? State { get; init; }

    /// <summary>All rounds of the plan; for <c>report</c>.</summary>
    public IReadOnlyList<Round>? Rounds { get; init; }

    /// <summary>What the rounds before came to; for <c>report</c>.</summary>
    public RunTotals? Tally { get; init; }

    /// <summary>Which round that was; for <c>report</c>.</summary>
    public int? Next { get; init; }

    /// <summary>What its batches came to, in any order; for <c>report</c>. Those that are missing were lost.</summary>
    public IReadOnlyList<BatchState?>? Finished { get; init; }

    /// <summary>Why the step before was lost; for <c>check</c> and <c>report</c>.</summary>
    public StepError? Error { get; init; }
}
