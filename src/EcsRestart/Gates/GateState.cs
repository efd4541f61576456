namespace EcsRestart.Gates;

/// <summary>The state of the gate, for the next step of a run.</summary>
public sealed record GateState
{
    /// <summary>True when the calendars have been read.</summary>
    public bool IsRead { get; init; }

    /// <summary>The time until which the calendars stay open, by the clock of the run; null when no transition is planned.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Why nothing more starts; null when something may.</summary>
    public Outcome? Closed { get; init; }
}
