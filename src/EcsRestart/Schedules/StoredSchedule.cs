namespace EcsRestart.Schedules;

/// <summary>A schedule in EventBridge Scheduler.</summary>
public sealed record StoredSchedule
{
    public required ScheduleRef Ref { get; init; }

    public required string Arn { get; init; }

    /// <summary>The expression as stored, which may be of an unknown kind.</summary>
    public required string Expression { get; init; }

    /// <summary>The IANA name of the time zone; <c>UTC</c> by default.</summary>
    public required string TimeZone { get; init; }

    /// <summary>False when the schedule is paused.</summary>
    public required bool IsEnabled { get; init; }

    public required string TargetArn { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>The payload. Null when the target receives an empty event.</summary>
    public string? Input { get; init; }

    public string? DeadLetterArn { get; init; }

    public string? Description { get; init; }

    /// <summary>How often a failed delivery is retried, 0 to 185. Null when not set.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>How long a failed delivery is retried, 1 min to 24 h. Null when not set.</summary>
    public TimeSpan? MaximumEventAge { get; init; }

    /// <summary>The flexible time window, 1 min to 24 h. Zero for no window.</summary>
    public TimeSpan FlexibleTimeWindow { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public bool DeleteAfterCompletion { get; init; }

    /// <summary>The times of the schedule, or null when the expression or the time zone is unknown.</summary>
    public ScheduleTimes? Times =>
        ExpressionReader.Read(Expression) is ExpressionReading.Valid(var expression) && TimeZones.Find(TimeZone) is { } zone
            ? new ScheduleTimes(expression, zone, CreatedAt, Start, End)
            : null;
}
