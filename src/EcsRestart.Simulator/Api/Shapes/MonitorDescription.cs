namespace EcsRestart.Simulator;

/// <summary>The circuit breaker or the alarms that monitor a service deployment. Each sets only its own members.</summary>
internal sealed record MonitorDescription
{
    public required string Status { get; init; }

    public int? FailureCount { get; init; }

    public int? Threshold { get; init; }

    public IReadOnlyList<string>? AlarmNames { get; init; }

    public IReadOnlyList<string>? TriggeredAlarmNames { get; init; }

    public static MonitorDescription OfBreaker(DeploymentRecord record) => new()
    {
        Status = StatusOf(record, record.Behavior.CircuitBreaker.Enable, RolloutFailure.TasksFailed),
        FailureCount = record.Target.FailedTasks,
        Threshold = CircuitBreaker.Threshold(record.Behavior.DesiredCount),
    };

    /// <remarks>It is unknown whether ECS shows ignored alarms as DISABLED.</remarks>
    public static MonitorDescription OfAlarms(DeploymentRecord record)
    {
        var alarms = record.Behavior.Alarms;
        var status = StatusOf(record, alarms is { Enable: true, AlreadyInAlarm: false }, RolloutFailure.AlarmDetected);
        return new()
        {
            Status = status,
            AlarmNames = alarms?.Names,
            TriggeredAlarmNames = status == "TRIGGERED" ? [.. (alarms?.Names ?? []).Take(1)] : null,
        };
    }

    private static string StatusOf(DeploymentRecord record, bool isEnabled, RolloutFailure trigger)
    {
        if (!isEnabled)
            return "DISABLED";

        return (record.Failure == trigger, record.IsFinished || record.IsRollingBack) switch
        {
            (true, _) => "TRIGGERED",
            (_, true) => "MONITORING_COMPLETE",
            _ => "MONITORING",
        };
    }
}
