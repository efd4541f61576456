namespace EcsRestart.Simulator;

internal sealed record LoadBalancer
{
    public string? TargetGroupArn { get; init; }

    public string? ContainerName { get; init; }

    public int? ContainerPort { get; init; }
}
