namespace EcsRestart.Simulator;

/// <summary>What watches a service deployment: the circuit breaker or the alarms. Each has only its own members.</summary>
internal sealed record MonitorDescription
{
    public required string Status { get; init; }

    public int? FailureCount { get; init; }

    public int? Threshold { get; init; }

    public IReadOnlyList<string>? AlarmNames { get; init; }

    public IReadOnlyList<string>? TriggeredAlarmNames { get; init; }

    public static MonitorDescription OfBreaker(DeploymentRecord record) => new()
    {
        Status = StatusOf(record, record.Behaviour.CircuitBreaker.Enable, RolloutFailure.TasksFailed),
        FailureCount = record.Target.FailedTasks,
        Threshold = CircuitBreaker.Threshold(record.Behaviour.DesiredCount),
    };

    /// <remarks>Whether alarms that ECS ignores are DISABLED is not known.</remarks>
    public static MonitorDescription OfAlarms(DeploymentRecord record)
    {
        var alarms = record.Behaviour.Alarms;
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
