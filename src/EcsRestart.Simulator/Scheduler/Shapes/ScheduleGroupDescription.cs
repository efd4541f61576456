namespace EcsRestart.Simulator;

/// <summary>What GetScheduleGroup answers, and each element of ListScheduleGroups.</summary>
internal sealed record ScheduleGroupDescription(string Arn, string Name, string State, DateTimeOffset CreationDate, DateTimeOffset LastModificationDate);
