using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Request;

namespace EcsRestart.Restart;

/// <summary>
/// Judges a service again when its turn comes late: while it waited for its wave, a free place or ECS's rate, somebody may have
/// deployed, deleted or excluded it.
/// </summary>
internal sealed class SecondLook(ServiceLookup lookup, RestartRequest request, TimeProvider clock, StopSignals stop)
{
    /// <summary>A look that is older is not relied on.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(60);

    public async Task<PlanStep> RefreshAsync(PlanStep.Restart step, CancellationToken stopping)
    {
        if (clock.GetElapsedTime(step.LookedAt) <= Freshness)
            return step;

        var looks = await lookup.LookAsync([step.Service], stopping);
        var planner = new RestartPlanner(request, clock.GetUtcNow(), clock.GetTimestamp(), stop.NotStarted);
        return planner.Decide(step.Service, step.Options, looks[step.Service]);
    }
}
