namespace EcsRestart.Simulator;

/// <summary>The small response bodies of the EventBridge Scheduler API.</summary>
internal static class SchedulerBodies
{
    public sealed record ScheduleStored(string ScheduleArn);

    public sealed record GroupStored(string ScheduleGroupArn);

    public sealed record SchedulePage(IReadOnlyList<ScheduleSummaryBody> Schedules, string? NextToken);

    public sealed record GroupPage(IReadOnlyList<ScheduleGroupDescription> ScheduleGroups, string? NextToken);

    public sealed record Nothing;

    public sealed record Error(string Message);
}
