using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Request;

namespace EcsRestart.Restart;

/// <summary>
/// Checks a service again when its turn comes late. While it waited for its wave, a free slot or the rate limit, it may have been
/// deployed, deleted or excluded.
/// </summary>
internal sealed class PreflightRecheck(ServiceLookup lookup, RestartRequest request, TimeProvider clock, StopSignals stop)
{
    /// <summary>The age after which a check is repeated.</summary>
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
