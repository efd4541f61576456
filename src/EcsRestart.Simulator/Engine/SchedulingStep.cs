namespace EcsRestart.Simulator;

/// <summary>What the service scheduler does at one moment of a rolling deployment.</summary>
internal sealed record SchedulingStep(int StopPrimary, int StopFormer, int Start)
{
    public static SchedulingStep None { get; } = new(0, 0, 0);

    public bool IsEmpty => this is { StopPrimary: 0, StopFormer: 0, Start: 0 };

    /// <param name="capacity">The bounds.</param>
    /// <param name="primary">The new deployment.</param>
    /// <param name="former">All deployments that it replaces.</param>
    public static SchedulingStep Decide(DeploymentCapacity capacity, TaskTally primary, TaskTally former)
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
}
