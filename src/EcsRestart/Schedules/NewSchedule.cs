namespace EcsRestart.Schedules;

/// <summary>A schedule to be stored.</summary>
public sealed record NewSchedule
{
    public required ScheduleRef Ref { get; init; }

    /// <summary>Such as <c>cron(0 5 * * ? *)</c>.</summary>
    public required string Expression { get; init; }

    /// <summary>An IANA name, such as <c>Europe/London</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The function's ARN, with or without version or alias.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The role that EventBridge Scheduler takes to invoke the function.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The payload, context attributes not yet replaced.</summary>
    public required string Input { get; init; }

    /// <summary>The SQS queue for invocations that could not be delivered; null: none.</summary>
    public string? DeadLetterArn { get; init; }

    /// <summary>How long a delivery that failed is tried again, 1 min to 24 h; null: EventBridge Scheduler's default.</summary>
    public TimeSpan? MaximumEventAge { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the schedule is deleted once it has fired for the last time. Default false.</summary>
    public bool DeleteAfterCompletion { get; init; }
}
