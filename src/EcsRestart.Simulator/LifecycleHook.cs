namespace EcsRestart.Simulator;

/// <summary>A lifecycle hook of a service. Runs in every deployment except the first one and rollbacks.</summary>
public sealed record LifecycleHook
{
    public const string Lambda = "AWS_LAMBDA";

    public const string Pause = "PAUSE";

    /// <summary><c>AWS_LAMBDA</c> or <c>PAUSE</c>.</summary>
    public required string TargetType { get; init; }

    /// <summary>The stages at which the hook runs, such as <c>POST_SCALE_UP</c>.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>The ARN of the Lambda function. Null for a pause.</summary>
    public string? TargetArn { get; init; }

    /// <summary>The run time of the Lambda function. Default 5 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>True when the Lambda function returns FAILED, which rolls the deployment back. Default false.</summary>
    public bool Fails { get; init; }

    /// <summary>How long a pause waits for ContinueServiceDeployment: 1 min to 14 days, default 24 h.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(24);

    /// <summary>What ECS does when a pause times out: <c>ROLLBACK</c> (default) or <c>CONTINUE</c>.</summary>
    public string TimeoutAction { get; init; } = "ROLLBACK";
}
