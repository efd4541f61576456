namespace EcsRestart.Simulator;

/// <summary>A schedule in the answer of ListSchedules.</summary>
internal sealed record ScheduleSummaryBody(
    string Arn, string Name, string GroupName, string State, DateTimeOffset CreationDate, DateTimeOffset LastModificationDate, TargetArn Target);
