using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>The state of a container of a task.</summary>
/// <param name="ExitCode">Null while the container is running, or when it never ran.</param>
/// <param name="Reason">The reason from ECS, or null when ECS reports no reason.</param>
public sealed record ContainerOutcome(string Name, int? ExitCode, string? Reason)
{
    internal static ContainerOutcome Of(ContainerSnapshot container) =>
        new(container.Name, container.ExitCode, string.IsNullOrEmpty(container.Reason) ? null : TaskEvidence.Shorten(container.Reason));
}
