using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>One entry of <c>select</c>: which services to find.</summary>
public sealed record SelectEntry
{
    /// <summary>Clusters by name; or one by its ARN, which is then no pattern.</summary>
    public required string Cluster { get; init; }

    /// <summary>Services by name. Default: all.</summary>
    public Glob Service { get; init; } = Glob.Any;

    /// <summary>Tags that a service must have, by key. Empty: none.</summary>
    public IReadOnlyDictionary<string, Glob> Tags { get; init; } = new Dictionary<string, Glob>(StringComparer.Ordinal);

    /// <summary>Services to leave out, by name, or by <c>cluster/service</c> where the pattern has a slash.</summary>
    public IReadOnlyList<Glob> Exclude { get; init; } = [];

    public ServiceOptions Options { get; init; } = new();

    /// <summary>Where it stands, as a person would say it; null: at its place in the request.</summary>
    public string? Place { get; init; }
}
