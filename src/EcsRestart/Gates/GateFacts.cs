namespace EcsRestart.Gates;

/// <summary>Everything that decides whether anything may start.</summary>
/// <param name="StartBefore">The end of the start window; null when there is none.</param>
/// <param name="StartWithin">The length of the window; null when there is none.</param>
/// <param name="Calendars">The last read of each calendar.</param>
internal sealed record GateFacts(DateTimeOffset Now, DateTimeOffset? StartBefore, TimeSpan? StartWithin, IReadOnlyList<CalendarReading> Calendars);
