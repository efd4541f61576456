namespace EcsRestart.Request;

/// <summary>One entry of <c>services</c>, as written.</summary>
public sealed record ServiceEntry
{
    /// <summary>Name or ARN; null or empty when the entry lacks it.</summary>
    public string? Cluster { get; init; }

    /// <summary>Name or ARN; null or empty when the entry lacks it.</summary>
    public string? Service { get; init; }

    public ServiceOptions Options { get; init; } = new();

    /// <summary>Where it stands, as a person would say it; null: at its place in the request.</summary>
    public string? Place { get; init; }
}
