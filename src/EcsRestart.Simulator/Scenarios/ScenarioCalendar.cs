namespace EcsRestart.Simulator;

/// <summary>A Change Calendar of a scenario.</summary>
/// <param name="Name">Its name or ARN.</param>
/// <param name="Events">From when to when, after the scenario is loaded.</param>
public sealed record ScenarioCalendar(string Name, bool IsOpenByDefault, IReadOnlyList<(TimeSpan Start, TimeSpan End)> Events);
