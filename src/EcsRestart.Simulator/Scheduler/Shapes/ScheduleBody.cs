namespace EcsRestart.Simulator;

/// <summary>The request body of CreateSchedule and UpdateSchedule.</summary>
internal sealed record ScheduleBody
{
    public string? GroupName { get; init; }

    public string? ScheduleExpression { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public string? Description { get; init; }

    public string? State { get; init; }

    public string? KmsKeyArn { get; init; }

    public string? ActionAfterCompletion { get; init; }

    public DateTimeOffset? StartDate { get; init; }

    public DateTimeOffset? EndDate { get; init; }

    public TimeWindow? FlexibleTimeWindow { get; init; }

    public TargetBody? Target { get; init; }

    public string? ClientToken { get; init; }
}
