using EcsRestart.Names;
using EcsRestart.Request;
using EcsRestart.Results;

namespace EcsRestart.Discovery;

/// <summary>What one entry of the request comes to.</summary>
public abstract record Target
{
    private Target()
    {
    }

    /// <summary>A service that the request names.</summary>
    /// <param name="Place">Where the request does, as a person would say it: <c>services[3]</c>.</param>
    public sealed record Named(ServiceRef Service, ServiceOptions Options, string Place) : Target;

    /// <summary>Services whose names suit a selection; their tags decide which of them it is.</summary>
    /// <param name="Candidates">In order of cluster and name.</param>
    /// <param name="Listed">How many services ECS listed in the clusters that suit the selection.</param>
    /// <param name="Place">Where the request has it: <c>select[0]</c>.</param>
    public sealed record Selected(SelectEntry Selection, IReadOnlyList<ServiceRef> Candidates, int Listed, string Place) : Target;

    /// <summary>An entry whose result is known.</summary>
    public sealed record Rejected(RestartResult Result) : Target;
}
