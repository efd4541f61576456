namespace EcsRestart.Report;

/// <summary>A stopped task, reduced to what explains it.</summary>
public sealed record TaskEvidence
{
    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>ECS's code, such as <c>EssentialContainerExited</c>.</summary>
    public string? StopCode { get; init; }

    /// <summary>ECS's words, and the container agent's where it has some.</summary>
    public string? Reason { get; init; }

    /// <summary>The container that made the task stop; null when it was none of them.</summary>
    public string? Container { get; init; }

    /// <summary>That container's exit code; null when it never ran.</summary>
    public int? ExitCode { get; init; }
}
