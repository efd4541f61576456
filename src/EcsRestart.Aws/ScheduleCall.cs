using EcsRestart.Schedules;

namespace EcsRestart.Aws;

/// <summary>What a call is about, for the sentence that says why it failed.</summary>
/// <param name="Subject">Such as <c>schedule nightly</c>.</param>
/// <param name="IsCreation">Then it is the group that can be missing.</param>
/// <param name="Group">The group's name.</param>
internal sealed record ScheduleCall(string Subject, bool IsCreation, string? Group)
{
    public static ScheduleCall Of(ScheduleRef schedule, bool isCreation = false) => new($"schedule {schedule}", isCreation, schedule.Group);

    public static ScheduleCall OfGroup(string? group) => new(group is null ? "schedules" : $"schedule group {group}", IsCreation: false, group);
}
