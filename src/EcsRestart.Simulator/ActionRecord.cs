namespace EcsRestart.Simulator;

/// <summary>One action served.</summary>
public sealed record ActionRecord
{
    public required DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    /// <summary>The account that was asked, of STS the caller's; null for EventBridge Scheduler, which is of the home account.</summary>
    public string? AccountId { get; init; }

    /// <summary>The Region that was asked; null for EventBridge Scheduler and STS.</summary>
    public string? Region { get; init; }

    /// <summary>The cluster's name, even when the request gave its ARN; null when the action has none.</summary>
    public string? Cluster { get; init; }

    /// <summary>Names of the services in the request, ARNs reduced to names.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The name of the schedule or group; null when the action has none.</summary>
    public string? Schedule { get; init; }

    /// <summary>The ARN of the role that AssumeRole asked for; null when the action has none.</summary>
    public string? Role { get; init; }

    /// <summary>The parameter, table or calendars; null when the action has none.</summary>
    public string? List { get; init; }

    /// <summary>The error answered; null for a success, and for a connection that was cut.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>Whether the call was throttled: by a fault, or else because the bucket of the action was empty.</summary>
    public bool IsThrottled => ErrorCode is "ThrottlingException" or "Throttling" or "ProvisionedThroughputExceededException";

    /// <summary>The fault that struck, if any.</summary>
    public FaultKind? Fault { get; init; }
}
