using EcsRestart.Ecs;

namespace EcsRestart.Results;

/// <summary>A task of the run in its last observed state.</summary>
public sealed record TaskReport
{
    /// <summary>The task ARN.</summary>
    public required string Task { get; init; }

    /// <summary>The last observed task status, such as <c>RUNNING</c> or <c>STOPPED</c>.</summary>
    public string? LastStatus { get; init; }

    /// <summary>The stop code from ECS, or null while the task is running.</summary>
    public string? StopCode { get; init; }

    /// <summary>The stopped reason from ECS, or null while the task is running.</summary>
    public string? Reason { get; init; }

    /// <summary>The containers, or null while ECS lists none.</summary>
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
