namespace EcsRestart.Simulator;

/// <summary>A time during which a Change Calendar has the opposite of its default state.</summary>
/// <param name="Start">The first moment.</param>
/// <param name="End">The first moment after it.</param>
public sealed record CalendarEvent(DateTimeOffset Start, DateTimeOffset End);
