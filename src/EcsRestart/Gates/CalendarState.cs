namespace EcsRestart.Gates;

/// <summary>The state of a Change Calendar at one time.</summary>
/// <param name="IsOpen">False when changes are not allowed.</param>
/// <param name="At">The time the state is for, by the clock of AWS, to the second.</param>
/// <param name="NextTransition">When the state changes next; null when no change is planned.</param>
public sealed record CalendarState(bool IsOpen, DateTimeOffset At, DateTimeOffset? NextTransition);
