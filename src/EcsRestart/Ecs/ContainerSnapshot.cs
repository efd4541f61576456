namespace EcsRestart.Ecs;

/// <summary>A container of a one-time task at one moment.</summary>
/// <param name="ExitCode">Null while it runs, and when it never did.</param>
/// <param name="Reason">Only when ECS has more to say than an exit code.</param>
public sealed record ContainerSnapshot(string Name, int? ExitCode, string? Reason);
