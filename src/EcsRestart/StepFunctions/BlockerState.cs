namespace EcsRestart.StepFunctions;

/// <summary>A task whose result stops all later waves.</summary>
/// <param name="Task">The index of the task in the request.</param>
/// <param name="Code">The result code of the task.</param>
public sealed record BlockerState(int Task, ResultCode Code);
