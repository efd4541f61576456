namespace EcsRestart.Simulator;

/// <summary>What the service scheduler does at one moment of a deployment.</summary>
internal sealed record SchedulingDecision(int StopPrimary, int StopFormer, int Start)
{
    private static readonly SchedulingDecision None = new(0, 0, 0);

    public bool IsEmpty => this is { StopPrimary: 0, StopFormer: 0, Start: 0 };

    /// <param name="behaviour">The service's settings.</param>
    /// <param name="deployment">The PRIMARY one.</param>
    /// <param name="primary">Its tasks.</param>
    /// <param name="former">Those of all deployments that it replaces.</param>
    /// <param name="now">When.</param>
    public static SchedulingDecision Next(
        ServiceBehavior behaviour, SimulatedDeployment deployment, TaskTotals primary, TaskTotals former, DateTimeOffset now)
    {
        // Nothing is launched for a deployment that was given up, and nothing is taken of the former ones.
        if (deployment.HasFailed && behaviour.DesiredCount > 0)
            return None;

        if (deployment.IsUnderWay && behaviour.DesiredCount > 0 && !deployment.Stages.HasScaleUpStarted)
            return None;

        var step = deployment.ShiftsTraffic
            ? BesideFormer(behaviour.DesiredCount, primary, former, isShifted: deployment.Stages.IsAtEnd)
            : Rolling(
                DeploymentCapacity.Of(behaviour.DesiredCount, behaviour.MinimumHealthyPercent, behaviour.MaximumPercent), primary, former);
        return deployment.Starts.Until > now ? step with { Start = 0 } : step;
    }

    private static SchedulingDecision Rolling(DeploymentCapacity capacity, TaskTotals primary, TaskTotals former)
    {
        var surplus = Math.Max(0, primary.Live - capacity.Desired);
        var healthy = Math.Min(primary.Healthy, capacity.Desired) + former.Healthy;

        // What is not healthy yet keeps nobody waiting, so it goes first and freely.
        var unneeded = former.Live - former.Healthy;
        var spare = Math.Clamp(healthy - capacity.Minimum, 0, former.Healthy);

        // A task on its way out still takes its place (Developer Guide, "Updating service parameters": PENDING, RUNNING or STOPPING).
        var present = primary.Live + primary.Draining + former.Live + former.Draining;
        var room = Math.Max(0, capacity.Maximum - present);
        var missing = Math.Max(0, capacity.Desired - primary.Live);

        return new(surplus, unneeded + spare, Math.Min(missing, room));
    }

    /// <summary>Both sets at full count until the traffic has moved and the bake is over; no percentage holds either back.</summary>
    private static SchedulingDecision BesideFormer(int desired, TaskTotals primary, TaskTotals former, bool isShifted) => new(
        Math.Max(0, primary.Live - desired),
        isShifted ? former.Live : former.Live - former.Healthy,
        Math.Max(0, desired - primary.Live));
}
