namespace EcsRestart.Simulator;

/// <summary>A task definition in a scenario, with the behavior of its one-time tasks.</summary>
/// <param name="Name"><c>family:revision</c>, or a family for revision 1.</param>
public sealed record ScenarioTaskDefinition(string Name, TaskBehavior Behavior);
