using EcsRestart.Gates;
using EcsRestart.Request;

namespace EcsRestart.StepFunctions;

/// <summary>A round that is over, and all that a step needs to know to add it up.</summary>
public sealed record RoundContext
{
    public required Execution Run { get; init; }

    /// <summary>What the plan kept of the request.</summary>
    public required RestartRequest Settings { get; init; }

    /// <summary>The kinds of services there are in the plan.</summary>
    public required IReadOnlyList<ServiceOptions> Options { get; init; }

    /// <summary>All rounds of the plan.</summary>
    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>What the rounds before came to.</summary>
    public required RunTotals Tally { get; init; }

    /// <summary>Which round it is.</summary>
    public required int Number { get; init; }

    /// <summary>What its batches came to, in any order. Those that are missing were lost.</summary>
    public required IReadOnlyList<BatchState> Finished { get; init; }

    /// <summary>What the step before knew of the gate; null when that is not known.</summary>
    public GateState? Gate { get; init; }

    /// <summary>Why the machine gave up; null: it did not.</summary>
    public StepError? Error { get; init; }
}
