namespace EcsRestart.Simulator;

/// <summary>The response of GetSchedule.</summary>
internal sealed record ScheduleDescription(
    string Arn,
    string Name,
    string GroupName,
    string ScheduleExpression,
    string ScheduleExpressionTimezone,
    string State,
    string ActionAfterCompletion,
    DateTimeOffset CreationDate,
    DateTimeOffset LastModificationDate,
    DateTimeOffset? StartDate,
    DateTimeOffset? EndDate,
    string? Description,
    string? KmsKeyArn,
    TimeWindow? FlexibleTimeWindow,
    TargetBody? Target);
