namespace EcsRestart.StepFunctions;

/// <summary>The error of a step, as Step Functions reports it.</summary>
/// <param name="Error">The error name.</param>
/// <param name="Cause">The error message; may be long.</param>
public sealed record StepError(string? Error, string? Cause);
