namespace EcsRestart.Simulator;

internal sealed record ContainerDescription
{
    public required string ContainerArn { get; init; }

    public required string TaskArn { get; init; }

    public required string Name { get; init; }

    public string? Image { get; init; }

    public required string LastStatus { get; init; }

    /// <summary>Null until the container has stopped.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Null when ECS reports only an exit code.</summary>
    public string? Reason { get; init; }

    public required string HealthStatus { get; init; }
}
