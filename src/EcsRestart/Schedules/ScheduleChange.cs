namespace EcsRestart.Schedules;

/// <summary>What is to become different about a schedule; null: nothing.</summary>
public sealed record ScheduleChange
{
    public string? Expression { get; init; }

    public string? TimeZone { get; init; }

    public string? FunctionArn { get; init; }

    public string? RoleArn { get; init; }

    public string? Input { get; init; }

    public string? DeadLetterArn { get; init; }

    /// <summary>How long a delivery that failed is tried again, 1 min to 24 h.</summary>
    public TimeSpan? MaximumEventAge { get; init; }

    public string? Description { get; init; }

    /// <summary>False: paused.</summary>
    public bool? IsEnabled { get; init; }

    public bool IsEmpty => this == new ScheduleChange();
}
