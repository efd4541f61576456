namespace EcsRestart.Schedules;

/// <summary>A schedule to create.</summary>
public sealed record NewSchedule
{
    public required ScheduleRef Ref { get; init; }

    /// <summary>The schedule expression, such as <c>cron(0 5 * * ? *)</c>.</summary>
    public required string Expression { get; init; }

    /// <summary>The IANA name of the time zone, such as <c>Europe/London</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The ARN of the function, optionally with a version or alias.</summary>
    public required string FunctionArn { get; init; }

    /// <summary>The role that EventBridge Scheduler assumes to invoke the function.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The payload, with context attributes.</summary>
    public required string Input { get; init; }

    /// <summary>The SQS queue that is the dead-letter queue for undelivered invocations. Null for none.</summary>
    public string? DeadLetterArn { get; init; }

    /// <summary>How long a failed delivery is retried, 1 min to 24 h. Null for the EventBridge Scheduler default.</summary>
    public TimeSpan? MaximumEventAge { get; init; }

    public string? Description { get; init; }

    /// <summary>True to delete the schedule after its last invocation. Default: false.</summary>
    public bool DeleteAfterCompletion { get; init; }
}
