namespace EcsRestart.Simulator;

/// <summary>A container of a task definition, and how it ends.</summary>
public sealed record TaskContainer
{
    public required string Name { get; init; }

    /// <summary>Null (default): the task definition does not say, which ECS takes as true.</summary>
    public bool? Essential { get; init; }

    /// <summary>From 0 (default) to 255.</summary>
    public int ExitCode { get; init; }

    /// <summary>What ECS says of it, such as <c>OutOfMemoryError: ...</c>; null: nothing.</summary>
    public string? Reason { get; init; }
}
