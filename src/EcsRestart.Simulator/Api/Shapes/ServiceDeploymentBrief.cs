namespace EcsRestart.Simulator;

/// <summary>A service deployment in a list response.</summary>
internal sealed record ServiceDeploymentBrief
{
    public required string ServiceDeploymentArn { get; init; }

    public required string ServiceArn { get; init; }

    public required string ClusterArn { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required string TargetServiceRevisionArn { get; init; }

    public required string Status { get; init; }

    public string? StatusReason { get; init; }

    public static ServiceDeploymentBrief From(ServiceDeploymentDescription described) => new()
    {
        ServiceDeploymentArn = described.ServiceDeploymentArn,
        ServiceArn = described.ServiceArn,
        ClusterArn = described.ClusterArn,
        CreatedAt = described.CreatedAt,
        StartedAt = described.StartedAt,
        FinishedAt = described.FinishedAt,
        TargetServiceRevisionArn = described.TargetServiceRevision.Arn,
        Status = described.Status,
        StatusReason = described.StatusReason,
    };
}
