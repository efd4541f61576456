using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>An entry of <c>select</c>: a selection of services.</summary>
public sealed record SelectEntry
{
    /// <summary>A pattern for cluster names, or the ARN of one cluster.</summary>
    public required string Cluster { get; init; }

    /// <summary>A pattern for service names. Default: all services.</summary>
    public Glob Service { get; init; } = Glob.Any;

    /// <summary>Patterns for the values of the tags that a service must have, by tag key. Empty for none.</summary>
    public IReadOnlyDictionary<string, Glob> Tags { get; init; } = new Dictionary<string, Glob>(StringComparer.Ordinal);

    /// <summary>Patterns for services to exclude, by name, or by <c>cluster/service</c> when the pattern contains a slash.</summary>
    public IReadOnlyList<Glob> Exclude { get; init; } = [];

    public ServiceOptions Options { get; init; } = new();

    /// <summary>The path of the entry in its list. Null for an entry of the request.</summary>
    public string? Place { get; init; }
}
