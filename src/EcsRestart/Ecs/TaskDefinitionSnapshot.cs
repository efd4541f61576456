namespace EcsRestart.Ecs;

/// <summary>A revision of a task definition, reduced to what running it takes.</summary>
public sealed record TaskDefinitionSnapshot
{
    public required string Arn { get; init; }

    /// <summary>False for one that was deregistered, of which ECS starts no more tasks.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>True when each task gets a network interface of its own, which a call must describe.</summary>
    public bool UsesAwsVpc { get; init; }

    public required IReadOnlyList<string> Containers { get; init; }

    /// <summary>Those of <see cref="Containers"/> whose end is the task's end; their exit codes are its verdict.</summary>
    public required IReadOnlyList<string> EssentialContainers { get; init; }
}
