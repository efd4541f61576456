namespace EcsRestart.Simulator;

/// <summary>A task definition of a scenario and how its one-time tasks behave.</summary>
/// <param name="Name"><c>family:revision</c>, or a family alone for revision 1.</param>
public sealed record ScenarioTaskDefinition(string Name, TaskBehavior Behaviour);
