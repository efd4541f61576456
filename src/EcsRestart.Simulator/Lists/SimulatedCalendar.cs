namespace EcsRestart.Simulator;

/// <summary>A Change Calendar: open or closed by default, and the opposite during its events.</summary>
/// <param name="IsOpenByDefault">True for the calendar type DEFAULT_OPEN.</param>
internal sealed record SimulatedCalendar(bool IsOpenByDefault, IReadOnlyList<CalendarEvent> Events)
{
    public bool IsOpenAt(DateTimeOffset time) => Events.Any(one => one.Start <= time && time < one.End) != IsOpenByDefault;

    /// <summary>The times at which the state can change.</summary>
    public IEnumerable<DateTimeOffset> Boundaries => Events.SelectMany(one => new[] { one.Start, one.End });
}
