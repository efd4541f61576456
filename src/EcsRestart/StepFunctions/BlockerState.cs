namespace EcsRestart.StepFunctions;

/// <summary>A task whose end keeps later waves from beginning.</summary>
/// <param name="Task">Which of the request's tasks.</param>
/// <param name="Code">What became of it.</param>
public sealed record BlockerState(int Task, ResultCode Code);
