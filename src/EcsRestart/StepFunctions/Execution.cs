namespace EcsRestart.StepFunctions;

/// <summary>The run that a step is part of: an execution of the state machine.</summary>
/// <param name="Id">The same for all its steps, and for no other run.</param>
/// <param name="StartedAt">What was deployed since then was deployed by this run, or need not be again.</param>
public sealed record Execution(string Id, DateTimeOffset StartedAt);
