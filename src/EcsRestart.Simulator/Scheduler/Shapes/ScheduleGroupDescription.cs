namespace EcsRestart.Simulator;

/// <summary>The response of GetScheduleGroup, and an element of ListScheduleGroups.</summary>
internal sealed record ScheduleGroupDescription(string Arn, string Name, string State, DateTimeOffset CreationDate, DateTimeOffset LastModificationDate);
