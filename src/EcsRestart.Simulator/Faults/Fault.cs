namespace EcsRestart.Simulator;

/// <summary>One thing that goes wrong.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>The operation it strikes, such as <c>UpdateService</c>; null: any of ECS.</summary>
    public string? Action { get; init; }

    /// <summary>A cluster's name; null: any.</summary>
    public string? Cluster { get; init; }

    /// <summary>A service's name, anywhere in the request; null: any.</summary>
    public string? Service { get; init; }

    /// <summary>The ARN of a role that AssumeRole asks for; null: any. ECS knows none.</summary>
    public string? Role { get; init; }

    /// <summary>The first matching call it strikes; 1 (default) is the very first.</summary>
    public int FirstCall { get; init; } = 1;

    /// <summary>How many calls it strikes from there on; null (default): all.</summary>
    public int? Count { get; init; }

    /// <summary>How likely it strikes each of those calls; greater than 0, up to 1 (default), which is always.</summary>
    public double Chance { get; init; } = 1;

    /// <summary>Another seed lets <see cref="Chance"/> strike other calls; the same one always the same. Default 0.</summary>
    public int Seed { get; init; }

    /// <summary>How late the answer is, or the cut; zero by default.</summary>
    public TimeSpan Delay { get; init; }

    internal bool IsAccepted =>
        Kind is FaultKind.Slow or FaultKind.ServerErrorAfterAcceptance or FaultKind.ConnectionResetAfterAcceptance;

    internal bool CutsConnection => Kind is FaultKind.ConnectionReset or FaultKind.ConnectionResetAfterAcceptance;
}
