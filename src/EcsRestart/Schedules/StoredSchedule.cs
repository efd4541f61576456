namespace EcsRestart.Schedules;

/// <summary>A schedule as EventBridge Scheduler has it.</summary>
public sealed record StoredSchedule
{
    public required ScheduleRef Ref { get; init; }

    public required string Arn { get; init; }

    /// <summary>As stored, even when it is of a kind unknown here.</summary>
    public required string Expression { get; init; }

    /// <summary>An IANA name; <c>UTC</c> unless stored otherwise.</summary>
    public required string TimeZone { get; init; }

    /// <summary>False: paused.</summary>
    public required bool IsEnabled { get; init; }

    public required string TargetArn { get; init; }

    public required string RoleArn { get; init; }

    /// <summary>Null: the target gets an empty event.</summary>
    public string? Input { get; init; }

    public string? DeadLetterArn { get; init; }

    public string? Description { get; init; }

    /// <summary>How often a delivery is tried again, 0 to 185; null: not said.</summary>
    public int? MaximumRetryAttempts { get; init; }

    /// <summary>How long a delivery that failed is tried again, 1 min to 24 h; null: not said.</summary>
    public TimeSpan? MaximumEventAge { get; init; }

    /// <summary>How late it may fire, 1 min to 24 h; zero: no window.</summary>
    public TimeSpan FlexibleTimeWindow { get; init; }

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public bool DeleteAfterCompletion { get; init; }

    /// <summary>Null: the expression or the zone is not known here.</summary>
    public ScheduleTimes? Times =>
        ExpressionReader.Read(Expression) is ExpressionReading.Valid(var expression) && TimeZones.Find(TimeZone) is { } zone
            ? new ScheduleTimes(expression, zone, CreatedAt, Start, End)
            : null;
}
