namespace EcsRestart.Request;

/// <summary>One element of <c>services[]</c>, as the payload gives it; names are checked when it becomes a target.</summary>
public sealed record ServiceEntry
{
    /// <summary>A cluster's name or ARN; null when absent.</summary>
    public string? Cluster { get; init; }

    /// <summary>A service's name or ARN; null when absent.</summary>
    public string? Service { get; init; }

    /// <summary>How long this service's rollout may take; null for the request's own limit.</summary>
    public TimeSpan? RolloutTimeout { get; init; }
}
