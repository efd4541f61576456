using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Request;

namespace EcsRestart.Restart;

/// <summary>
/// Judges a service again when its turn comes late: while it waited for its wave, a free place or ECS's rate, somebody may have
/// deployed, deleted or excluded it.
/// </summary>
internal sealed class PreflightRecheck(ServiceLookup lookup, RestartRequest request, TimeProvider clock, StopSignals stop)
{
    /// <summary>A look that is older is not relied on.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    public async Task<PlanItem> RefreshAsync(PlanItem.Restart step, CancellationToken stopping)
    {
        if (clock.GetElapsedTime(step.CheckedAt) <= MaxAge)
            return step;

        var lookups = await lookup.DescribeAsync([step.Service], stopping);
        var planner = new ServicePlanner(request, clock.GetUtcNow(), clock.GetTimestamp(), stop.ServiceNotStarted);
        return planner.Decide(step.Service, step.Options, lookups.GetValueOrDefault(step.Service));
    }
}
