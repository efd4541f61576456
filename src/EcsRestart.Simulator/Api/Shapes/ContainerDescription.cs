namespace EcsRestart.Simulator;

internal sealed record ContainerDescription
{
    public required string ContainerArn { get; init; }

    public required string TaskArn { get; init; }

    public required string Name { get; init; }

    public string? Image { get; init; }

    public required string LastStatus { get; init; }

    /// <summary>Only once it has stopped.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Only when ECS has more to say than an exit code.</summary>
    public string? Reason { get; init; }

    public required string HealthStatus { get; init; }
}
