namespace EcsRestart.Ecs;

/// <summary>A task definition revision, reduced to what is needed to run it.</summary>
public sealed record TaskDefinitionSnapshot
{
    public required string Arn { get; init; }

    /// <summary>False when the revision is deregistered, so ECS starts no new tasks from it.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>True for network mode awsvpc, which requires a network configuration in the call.</summary>
    public bool UsesAwsVpc { get; init; }

    public required IReadOnlyList<string> Containers { get; init; }

    /// <summary>The essential containers. The task stops when one of them exits, and their exit codes decide its verdict.</summary>
    public required IReadOnlyList<string> EssentialContainers { get; init; }
}
