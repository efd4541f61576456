using EcsRestart.Ecs;
using EcsRestart.Plan;
using EcsRestart.Preflight;

namespace EcsRestart.Gates;

/// <summary>Calculates how many tasks above its desired count a service can have during a restart.</summary>
internal static class ExtraTasks
{
    /// <summary>The maximum number of extra tasks of one rollout; zero for a daemon, which ECS replaces on each instance.</summary>
    public static int Of(ServiceSnapshot service) => service switch
    {
        { IsDaemon: true } => 0,
        { UsesRollingUpdate: false } => service.DesiredCount,
        _ => Math.Max(0, DeploymentBounds.Of(service.DesiredCount, service.MinimumHealthyPercent, service.MaximumPercent).Maximum - service.DesiredCount),
    };

    /// <summary>
    /// True when a rollout has released its extra tasks: nothing is being deployed, and the old tasks are gone. With early success
    /// criteria, that can be days after the rollout, and after a failure it is the end of the rollback. A deployment that failed without
    /// a rollback starts no more tasks, so only the remaining tasks count.
    /// </summary>
    public static bool AreGone(ServiceSnapshot service)
    {
        if (service.Primary is not { } primary || !service.IsActive)
            return true;

        if (primary.RolloutState is RolloutState.InProgress)
            return false;

        return service.Deployments.Count == 1
            ? primary.RolloutState is not null || service.RunningCount + service.PendingCount <= service.DesiredCount
            : primary.HasFailed && service.RunningCount + service.PendingCount <= service.DesiredCount;
    }

    /// <inheritdoc cref="AreGone(ServiceSnapshot)"/>
    /// <param name="described">The response of ECS for the service; null when the service was not described.</param>
    public static bool AreGone(EcsResult<ServiceSnapshot?>? described) =>
        described is EcsResult<ServiceSnapshot?>.Ok(var service) && (service is null || AreGone(service));

    /// <summary>The maximum number of extra tasks that each wave can need at once.</summary>
    /// <param name="mostInFlight">The maximum number of rollouts in progress at once.</param>
    /// <param name="limit">The limit on extra tasks. Only a service that needs more than this, and runs alone, exceeds it.</param>
    public static IEnumerable<(int Wave, int Most)> ByWave(RestartPlan plan, int mostInFlight, int limit)
    {
        foreach (var wave in plan.Waves)
        {
            PlanItem.ForService[] services = [.. wave.Select(position => plan.Steps[position]).OfType<PlanItem.ForService>()];
            if (services is [])
                continue;

            int[] needs = [.. services.Select(service => Of(service.Snapshot)).OrderDescending()];
            var together = needs.Take(mostInFlight).Sum(need => (long)need);
            yield return (services[0].Wave, (int)Math.Max(Math.Min(together, limit), needs[0]));
        }
    }
}
