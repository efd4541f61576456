using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>One task that ran, as far as it was seen.</summary>
public sealed record TaskReport
{
    /// <summary>The task's ARN.</summary>
    public required string Task { get; init; }

    /// <summary>ECS's word for its state when it was last looked at, such as <c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string? LastStatus { get; init; }

    /// <summary>ECS's code for why it stopped; null while it runs.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words for why it stopped; null while it runs.</summary>
    public string? Reason { get; init; }

    /// <summary>Null before the first one is known.</summary>
    public IReadOnlyList<ContainerStatus>? Containers { get; init; }

    internal static TaskReport Of(TaskSnapshot task) => new()
    {
        Task = task.Arn,
        LastStatus = task.LastStatus,
        StopCode = task.StopCode,
        Reason = task.StoppedReason is { } reason ? TaskEvidence.Shorten(reason) : null,
        Containers = task.Containers.Count == 0 ? null : [.. task.Containers.Select(Shortened)],
    };

    private static ContainerStatus Shortened(ContainerStatus container) =>
        container with { Reason = string.IsNullOrEmpty(container.Reason) ? null : TaskEvidence.Shorten(container.Reason) };
}
