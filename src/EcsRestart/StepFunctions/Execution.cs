namespace EcsRestart.StepFunctions;

/// <summary>The execution of the state machine that a step belongs to.</summary>
/// <param name="Id">The ID of the run, shared by all its steps.</param>
/// <param name="StartedAt">When the run started. A service deployed since then is not restarted again.</param>
public sealed record Execution(string Id, DateTimeOffset StartedAt);
