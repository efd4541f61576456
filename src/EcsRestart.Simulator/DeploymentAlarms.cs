namespace EcsRestart.Simulator;

/// <summary>The CloudWatch alarms that ECS watches during a deployment, and when the first of them goes off.</summary>
public sealed record DeploymentAlarms
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool Enable { get; init; } = true;

    /// <summary>True when an alarm rolls the deployment back; false when it only fails the deployment.</summary>
    public bool Rollback { get; init; }

    /// <summary>
    /// The time from the start of a deployment until the first alarm goes off. Null (default) for never. Does not apply to the first
    /// deployment of a service or to rollbacks.
    /// </summary>
    public TimeSpan? TriggerAfter { get; init; }

    /// <summary>True when an alarm is in ALARM at the start of a deployment, so ECS ignores all alarms for that deployment.</summary>
    public bool AlreadyInAlarm { get; init; }

    /// <summary>
    /// How long a rolling deployment stays IN_PROGRESS after its tasks have replaced the old ones. Default 2 min. ECS computes this time,
    /// always below 5 min, and does not publish the formula.
    /// </summary>
    public TimeSpan BakeTime { get; init; } = TimeSpan.FromMinutes(2);
}
