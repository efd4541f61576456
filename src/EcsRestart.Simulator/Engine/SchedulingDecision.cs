namespace EcsRestart.Simulator;

/// <summary>What the service scheduler does at one moment of a deployment.</summary>
internal sealed record SchedulingDecision(int StopPrimary, int StopPrevious, int Start)
{
    private static readonly SchedulingDecision None = new(0, 0, 0);

    public bool IsEmpty => this is { StopPrimary: 0, StopPrevious: 0, Start: 0 };

    /// <param name="behavior">The settings of the service.</param>
    /// <param name="deployment">The PRIMARY deployment.</param>
    /// <param name="primary">Its tasks.</param>
    /// <param name="previous">The tasks of all older deployments.</param>
    /// <param name="now">The current time.</param>
    public static SchedulingDecision Next(
        ServiceBehavior behavior, SimulatedDeployment deployment, TaskTotals primary, TaskTotals previous, DateTimeOffset now)
    {
        // After a failed deployment without a rollback, ECS neither starts new tasks nor stops old ones.
        if (deployment.HasFailed && behavior.DesiredCount > 0)
            return None;

        if (deployment.IsInProgress && behavior.DesiredCount > 0 && !deployment.Stages.HasScaleUpStarted)
            return None;

        var decision = deployment.ShiftsTraffic
            ? KeepingBothSets(behavior.DesiredCount, primary, previous, isShifted: deployment.Stages.IsAtEnd)
            : Rolling(
                DeploymentCapacity.Create(behavior.DesiredCount, behavior.MinimumHealthyPercent, behavior.MaximumPercent), primary, previous);
        return deployment.Starts.Until > now ? decision with { Start = 0 } : decision;
    }

    private static SchedulingDecision Rolling(DeploymentCapacity capacity, TaskTotals primary, TaskTotals previous)
    {
        var surplus = Math.Max(0, primary.Live - capacity.Desired);
        var healthy = Math.Min(primary.Healthy, capacity.Desired) + previous.Healthy;

        // Old tasks that are not healthy do not count toward the minimum, so they stop first.
        var unneeded = previous.Live - previous.Healthy;
        var spare = Math.Clamp(healthy - capacity.Minimum, 0, previous.Healthy);

        // A stopping task still occupies capacity (Developer Guide, "Updating service parameters": PENDING, RUNNING or STOPPING).
        var present = primary.Live + primary.Draining + previous.Live + previous.Draining;
        var room = Math.Max(0, capacity.Maximum - present);
        var missing = Math.Max(0, capacity.Desired - primary.Live);

        return new(surplus, unneeded + spare, Math.Min(missing, room));
    }

    /// <summary>
    /// Runs both sets at full count until all traffic has shifted and the bake time has passed. The percentages do not apply.
    /// </summary>
    private static SchedulingDecision KeepingBothSets(int desired, TaskTotals primary, TaskTotals previous, bool isShifted) => new(
        Math.Max(0, primary.Live - desired),
        isShifted ? previous.Live : previous.Live - previous.Healthy,
        Math.Max(0, desired - primary.Live));
}
