namespace EcsRestart.Simulator;

/// <summary>An event of a Change Calendar as a scenario file writes it, from and to a time after the scenario is loaded.</summary>
internal sealed record CalendarEventEntry
{
    /// <summary>Below 0 for an event that has started before.</summary>
    public required double StartSeconds { get; init; }

    public required double EndSeconds { get; init; }
}
