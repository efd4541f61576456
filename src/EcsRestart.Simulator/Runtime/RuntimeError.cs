namespace EcsRestart.Simulator;

/// <summary>An error as the function and the Runtime API report it.</summary>
internal sealed record RuntimeError(string? ErrorMessage, string? ErrorType);
