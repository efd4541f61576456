namespace EcsRestart.Ecs;

/// <summary>A container of a task that stopped.</summary>
/// <param name="ExitCode">Null when it never ran.</param>
/// <param name="Reason">The container agent's words, such as <c>CannotPullContainerError: …</c>; null when it has nothing to say.</param>
public sealed record StoppedContainer(string Name, int? ExitCode, string? Reason);
