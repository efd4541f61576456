namespace EcsRestart.Schedules;

/// <summary>A change to a schedule. Null members stay unchanged.</summary>
public sealed record ScheduleChange
{
    public string? Expression { get; init; }

    public string? TimeZone { get; init; }

    public string? FunctionArn { get; init; }

    public string? RoleArn { get; init; }

    public string? Input { get; init; }

    public string? DeadLetterArn { get; init; }

    /// <summary>How long a failed delivery is retried, 1 min to 24 h.</summary>
    public TimeSpan? MaximumEventAge { get; init; }

    public string? Description { get; init; }

    /// <summary>False to pause the schedule.</summary>
    public bool? IsEnabled { get; init; }

    public bool IsEmpty => this == new ScheduleChange();
}
