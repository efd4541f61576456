using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>What a request may say of a service, whether it names or selects it.</summary>
public sealed record ServiceOptions
{
    /// <summary>A wave begins when all rollouts of the waves before it have their verdicts. 1 to 100; default 1.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>Restart even where the service's settings let ECS stop all tasks at once.</summary>
    public bool AllowDowntime { get; init; }

    /// <summary>Restart even while another deployment is under way.</summary>
    public bool Force { get; init; }

    /// <summary>Its account and Region.</summary>
    public EcsLocation Location { get; init; } = EcsLocation.Own;

    /// <summary>How long the rollout may take. 1 min to 24 h; default that of the request, which is 30 min unless it says otherwise.</summary>
    public TimeSpan RolloutTimeout { get; init; } = TimeSpan.FromMinutes(30);
}
