using EcsRestart.Names;

namespace EcsRestart.Request;

/// <summary>The options for a service that a request names or selects.</summary>
public sealed record ServiceOptions
{
    /// <summary>The wave, which starts when all rollouts of earlier waves have their verdicts. 1 to 100; default 1.</summary>
    public int Wave { get; init; } = 1;

    /// <summary>Restart even when the deployment settings of the service let ECS stop all tasks at once.</summary>
    public bool AllowDowntime { get; init; }

    /// <summary>Restart even when another deployment is in progress.</summary>
    public bool Force { get; init; }

    /// <summary>The account and Region of the service.</summary>
    public EcsLocation Location { get; init; } = EcsLocation.Own;

    /// <summary>The timeout of the rollout, 1 min to 24 h. Default: the timeout of the request, which is 30 min by default.</summary>
    public TimeSpan RolloutTimeout { get; init; } = TimeSpan.FromMinutes(30);
}
