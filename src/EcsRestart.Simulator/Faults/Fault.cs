namespace EcsRestart.Simulator;

/// <summary>An injected error or delay.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>The operation to affect, such as <c>UpdateService</c>. Null for any ECS operation.</summary>
    public string? Action { get; init; }

    /// <summary>The name of a cluster. Null for any.</summary>
    public string? Cluster { get; init; }

    /// <summary>The name of a service anywhere in the request. Null for any.</summary>
    public string? Service { get; init; }

    /// <summary>The ARN of the role in an AssumeRole call. Null for any. Never matches an ECS call.</summary>
    public string? Role { get; init; }

    /// <summary>The first matching call to affect, counted from 1 (default).</summary>
    public int FirstCall { get; init; } = 1;

    /// <summary>The number of calls to affect. Null (default) for all.</summary>
    public int? Count { get; init; }

    /// <summary>The probability of affecting each of those calls: above 0, at most 1 (default).</summary>
    public double Chance { get; init; } = 1;

    /// <summary>The seed for <see cref="Chance"/>. The same seed always affects the same calls. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>The delay before the response is sent or the connection is cut. Default 0.</summary>
    public TimeSpan Delay { get; init; }

    internal bool IsAccepted =>
        Kind is FaultKind.Slow or FaultKind.ServerErrorAfterAcceptance or FaultKind.ConnectionResetAfterAcceptance;

    internal bool CutsConnection => Kind is FaultKind.ConnectionReset or FaultKind.ConnectionResetAfterAcceptance;
}
