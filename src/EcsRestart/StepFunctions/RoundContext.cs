using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>A finished round and everything that a step needs to add it up.</summary>
public sealed record RoundContext
{
    public required Execution Run { get; init; }

    /// <summary>The settings that the plan kept from the request.</summary>
    public required RestartRequest Settings { get; init; }

    /// <summary>The kinds of services in the plan.</summary>
    public required IReadOnlyList<ServiceOptions> Options { get; init; }

    /// <summary>All rounds of the plan.</summary>
    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>The results of the previous rounds.</summary>
    public required RunTotals Tally { get; init; }

    /// <summary>The index of the round.</summary>
    public required int Number { get; init; }

    /// <summary>The results of the batches, in any order. Missing batches were lost.</summary>
    public required IReadOnlyList<BatchState> Finished { get; init; }

    /// <summary>The gate state from the previous step; null when it is unknown.</summary>
    public GateState? Gate { get; init; }

    /// <summary>Why the state machine gave up; null when it did not.</summary>
    public StepError? Error { get; init; }
}
