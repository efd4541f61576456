namespace EcsRestart.Simulator;

/// <summary>An error, as a function reports it and as the Runtime API answers with it.</summary>
internal sealed record RuntimeError(string? ErrorMessage, string? ErrorType);
