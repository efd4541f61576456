namespace EcsRestart.Gates;

/// <summary>The state of a Change Calendar at one point in time.</summary>
/// <param name="IsOpen">False when changes are not allowed.</param>
/// <param name="At">The time of the state, by the AWS clock, to the second.</param>
/// <param name="NextTransition">When the state changes next; null when no change is planned.</param>
public sealed record CalendarState(bool IsOpen, DateTimeOffset At, DateTimeOffset? NextTransition);
