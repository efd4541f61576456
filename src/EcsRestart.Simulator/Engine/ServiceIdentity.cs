namespace EcsRestart.Simulator;

/// <summary>What a service is called, everywhere.</summary>
internal sealed record ServiceIdentity
{
    public required string Cluster { get; init; }

    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>The ARN without the cluster, as it was before 2018; still accepted.</summary>
    public required string ShortArn { get; init; }

    /// <summary>Null: no load balancer.</summary>
    public required string? TargetGroupArn { get; init; }

    /// <summary>The port that the load balancer's health checks use.</summary>
    public required int ContainerPort { get; init; }

    /// <summary>What its ids grow from: a service created anew under the same name gets others.</summary>
    public required string Seed { get; init; }

    public bool Answers(string nameOrArn) => nameOrArn == Name || nameOrArn == Arn || nameOrArn == ShortArn;
}
