using EcsRestart.Report;

namespace EcsRestart.Targets;

/// <summary>What one entry of the request comes to.</summary>
public abstract record Target
{
    private Target()
    {
    }

    /// <summary>A service to restart.</summary>
    /// <param name="RolloutTimeout">How long its rollout may take.</param>
    public sealed record Named(ServiceRef Service, TimeSpan RolloutTimeout) : Target;

    /// <summary>An entry whose result is known without asking ECS.</summary>
    public sealed record Settled(RestartResult Result) : Target;
}
