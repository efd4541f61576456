namespace EcsRestart.Simulator;

/// <summary>The names and ARNs of a service.</summary>
internal sealed record ServiceIdentity
{
    public required string Cluster { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>The ARN format without the cluster, used before 2018 and still accepted.</summary>
    public required string ShortArn { get; init; }

    /// <summary>Null when there is no load balancer.</summary>
    public required string? TargetGroupArn { get; init; }

    /// <summary>The port that the load balancer checks.</summary>
    public required int ContainerPort { get; init; }

    /// <summary>The seed of all IDs. A service recreated with the same name has another seed.</summary>
    public required string Seed { get; init; }

    public bool IsNamed(string nameOrArn) => nameOrArn == Name || nameOrArn == Arn || nameOrArn == ShortArn;
}
