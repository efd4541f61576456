using EcsRestart.Report;
using EcsRestart.Request;

namespace EcsRestart.Targets;

/// <summary>What one entry of the request comes to.</summary>
public abstract record Target
{
    private Target()
    {
    }

    /// <summary>A service to restart.</summary>
    public sealed record Named(ServiceRef Service, ServiceOptions Options) : Target;

    /// <summary>An entry whose result is known without asking ECS.</summary>
    public sealed record Settled(RestartResult Result) : Target;
}
