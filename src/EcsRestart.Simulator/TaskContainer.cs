namespace EcsRestart.Simulator;

/// <summary>A container of a task definition, and its exit.</summary>
public sealed record TaskContainer
{
    public required string Name { get; init; }

    /// <summary>Null (default) when the task definition does not specify it, which ECS treats as true.</summary>
    public bool? Essential { get; init; }

    /// <summary>From 0 (default) to 255.</summary>
    public int ExitCode { get; init; }

    /// <summary>The reason that ECS gives, such as <c>OutOfMemoryError: ...</c>, or null.</summary>
    public string? Reason { get; init; }
}
