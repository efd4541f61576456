using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>How a container of a task ended.</summary>
/// <param name="ExitCode">Null while it runs, and when it never did.</param>
/// <param name="Reason">Only when ECS has more to say than an exit code.</param>
public sealed record ContainerOutcome(string Name, int? ExitCode, string? Reason)
{
    internal static ContainerOutcome Of(ContainerSnapshot container) =>
        new(container.Name, container.ExitCode, string.IsNullOrEmpty(container.Reason) ? null : TaskEvidence.Shorten(container.Reason));
}
