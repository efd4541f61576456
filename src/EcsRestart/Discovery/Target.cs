using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Discovery;

/// <summary>What one entry of the request refers to.</summary>
public abstract record Target
{
    private Target()
    {
    }

    /// <summary>A service that the request names.</summary>
    /// <param name="Place">Where the request names it, such as <c>services[3]</c>.</param>
    public sealed record Named(ServiceRef Service, ServiceOptions Options, string Place) : Target;

    /// <summary>Services whose names match a selection. Their tags are checked later.</summary>
    /// <param name="Candidates">Sorted by cluster and name.</param>
    /// <param name="Listed">The number of services that ECS listed in the clusters of the selection.</param>
    /// <param name="Place">Where the request has the selection, such as <c>select[0]</c>.</param>
    public sealed record Selected(SelectEntry Selection, IReadOnlyList<ServiceRef> Candidates, int Listed, string Place) : Target;

    /// <summary>An entry that cannot be resolved. Its result is already known.</summary>
    public sealed record Rejected(RestartResult Result) : Target;
}
