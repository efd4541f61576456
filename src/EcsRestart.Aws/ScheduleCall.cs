using EcsRestart.Schedules;

namespace EcsRestart.Aws;

/// <summary>The subject of a call to EventBridge Scheduler, for error messages.</summary>
/// <param name="Subject">The start of a sentence, such as <c>Schedule nightly</c>.</param>
/// <param name="IsCreation">True when the call creates a schedule. A missing resource is then the group.</param>
/// <param name="Group">The name of the schedule group.</param>
internal sealed record ScheduleCall(string Subject, bool IsCreation, string? Group)
{
    public static ScheduleCall Of(ScheduleRef schedule, bool isCreation = false) => new($"Schedule {schedule}", isCreation, schedule.Group);

    public static ScheduleCall OfGroup(string? group) => new(group is null ? "The schedules" : $"Schedule group {group}", IsCreation: false, group);
}
