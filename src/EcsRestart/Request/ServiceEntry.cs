namespace EcsRestart.Request;

/// <summary>An entry of <c>services</c>, as written.</summary>
public sealed record ServiceEntry
{
    /// <summary>The name or ARN; null or empty when the entry has none.</summary>
    public string? Cluster { get; init; }

    /// <summary>The name or ARN; null or empty when the entry has none.</summary>
    public string? Service { get; init; }

    public ServiceOptions Options { get; init; } = new();

    /// <summary>The path of the entry in its list. Null for an entry of the request.</summary>
    public string? Place { get; init; }
}
