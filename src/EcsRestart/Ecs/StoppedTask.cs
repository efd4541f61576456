namespace EcsRestart.Ecs;

/// <summary>A task that stopped, and why.</summary>
public sealed record StoppedTask
{
    /// <summary>The id at the end of the task's ARN.</summary>
    public required string Id { get; init; }

    /// <summary>The deployment that started it, as the task's <c>startedBy</c> tells.</summary>
    public string? DeploymentId { get; init; }

    /// <summary>When it stopped; null while ECS is still at it.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Such as <c>EssentialContainerExited</c> or <c>TaskFailedToStart</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words.</summary>
    public string? StoppedReason { get; init; }

    public IReadOnlyList<StoppedContainer> Containers { get; init; } = [];
}
