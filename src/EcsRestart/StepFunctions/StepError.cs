namespace EcsRestart.StepFunctions;

/// <summary>Why a step failed, as Step Functions tells.</summary>
/// <param name="Error">The error's name.</param>
/// <param name="Cause">What it says; may be long.</param>
public sealed record StepError(string? Error, string? Cause);
