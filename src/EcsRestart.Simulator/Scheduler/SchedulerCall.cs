namespace EcsRestart.Simulator;

/// <summary>One call of the Scheduler API, as REST has it.</summary>
/// <param name="Method">Such as <c>PUT</c>.</param>
/// <param name="Path">Decoded, such as <c>/schedules/nightly</c>.</param>
/// <param name="Query">Parameters by name; names as AWS spells them.</param>
/// <param name="Body">JSON; empty where there is none.</param>
public sealed record SchedulerCall(string Method, string Path, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body)
{
    private const string Schedules = "schedules";
    private const string Groups = "schedule-groups";

    /// <summary>The operation's name, such as <c>CreateSchedule</c>; null for none the simulator knows.</summary>
    public string? Action => (Method, Path.Split('/')) switch
    {
        ("POST", ["", Schedules, _]) => "CreateSchedule",
        ("GET", ["", Schedules, _]) => "GetSchedule",
        ("PUT", ["", Schedules, _]) => "UpdateSchedule",
        ("DELETE", ["", Schedules, _]) => "DeleteSchedule",
        ("GET", ["", Schedules]) => "ListSchedules",
        ("POST", ["", Groups, _]) => "CreateScheduleGroup",
        ("GET", ["", Groups, _]) => "GetScheduleGroup",
        ("DELETE", ["", Groups, _]) => "DeleteScheduleGroup",
        ("GET", ["", Groups]) => "ListScheduleGroups",
        _ => null,
    };

    /// <summary>The schedule's or the group's name; null for a list.</summary>
    public string? Name => Path.Split('/') is ["", _, var name] ? name : null;

    /// <summary>True for the paths of this API, known operations or not.</summary>
    public static bool IsPath(string path) => path.Split('/') is ["", Schedules or Groups or "tags", ..];

    internal string? Parameter(string name) => Query.GetValueOrDefault(name);
}
