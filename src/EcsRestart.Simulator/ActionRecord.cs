namespace EcsRestart.Simulator;

/// <summary>An action the simulator has served.</summary>
public sealed record ActionRecord
{
    public required DateTimeOffset At { get; init; }

    public required string Action { get; init; }

    /// <summary>
    /// The account that received the call. For STS, the account of the caller; null for EventBridge Scheduler, which exists only in the
    /// home account.
    /// </summary>
    public string? AccountId { get; init; }

    /// <summary>The Region that received the call. Null for EventBridge Scheduler and STS.</summary>
    public string? Region { get; init; }

    /// <summary>The name of the cluster, even when the request specifies an ARN. Null when the action has no cluster.</summary>
    public string? Cluster { get; init; }

    /// <summary>The names of the services in the request; ARNs are reduced to names.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>The name of the schedule or schedule group. Null when the action has neither.</summary>
    public string? Schedule { get; init; }

    /// <summary>The ARN of the role to assume. Null for other actions than AssumeRole.</summary>
    public string? Role { get; init; }

    /// <summary>The name of the parameter or table. Null when the action has neither.</summary>
    public string? List { get; init; }

    /// <summary>The error code in the response. Null for a success, and when the connection was cut.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>True when the call was throttled, by a fault or because the token bucket of the action was empty.</summary>
    public bool IsThrottled => ErrorCode is "ThrottlingException" or "Throttling" or "ProvisionedThroughputExceededException";

    /// <summary>The fault that was injected, or null.</summary>
    public FaultKind? Fault { get; init; }
}
