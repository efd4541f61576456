namespace EcsRestart.Simulator;

/// <summary>An element of ListSchedules.</summary>
internal sealed record ScheduleSummaryBody(
    string Arn, string Name, string GroupName, string State, DateTimeOffset CreationDate, DateTimeOffset LastModificationDate, TargetArn Target);
