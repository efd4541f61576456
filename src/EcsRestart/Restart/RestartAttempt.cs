using EcsRestart.Results;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>What trying to restart one service came to.</summary>
internal abstract record RestartAttempt
{
    private RestartAttempt()
    {
    }

    /// <summary>ECS made a deployment, and it is known which.</summary>
    public sealed record Started(Rollout Rollout) : RestartAttempt;

    /// <summary>There is nothing to watch.</summary>
    public sealed record Ended(RestartResult Result) : RestartAttempt;
}
