namespace EcsRestart.Simulator;

/// <summary>The CloudWatch alarms that ECS watches during a deployment, and when one of them goes off.</summary>
public sealed record DeploymentAlarms
{
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool Enable { get; init; } = true;

    /// <summary>True when an alarm rolls the deployment back; otherwise the deployment only fails.</summary>
    public bool Rollback { get; init; }

    /// <summary>
    /// From the start of a deployment until the first alarm goes off; null (default): never. The first deployment of a service and
    /// rollbacks are spared.
    /// </summary>
    public TimeSpan? TriggerAfter { get; init; }

    /// <summary>True when an alarm is in ALARM when a deployment starts, so that ECS ignores all alarms for that deployment.</summary>
    public bool AlreadyInAlarm { get; init; }

    /// <summary>
    /// How long a rolling deployment stays IN_PROGRESS once its tasks have replaced the former ones; default 2 min. ECS computes this
    /// time and does not publish how; it is below 5 min.
    /// </summary>
    public TimeSpan BakeTime { get; init; } = TimeSpan.FromMinutes(2);
}
