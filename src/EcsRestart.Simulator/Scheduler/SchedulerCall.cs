namespace EcsRestart.Simulator;

/// <summary>A REST call of the EventBridge Scheduler API.</summary>
/// <param name="Method">The HTTP method, such as <c>PUT</c>.</param>
/// <param name="Path">The decoded path, such as <c>/schedules/nightly</c>.</param>
/// <param name="Query">Query parameters by name, spelled as AWS does.</param>
/// <param name="Body">JSON, or empty.</param>
public sealed record SchedulerCall(string Method, string Path, IReadOnlyDictionary<string, string> Query, ReadOnlyMemory<byte> Body)
{
    private const string Schedules = "schedules";
    private const string Groups = "schedule-groups";

    /// <summary>The name of the operation, such as <c>CreateSchedule</c>. Null when the simulator does not support it.</summary>
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

    /// <summary>The name of the schedule or group. Null for a list.</summary>
    public string? Name => Path.Split('/') is ["", _, var name] ? name : null;

    /// <summary>True for any path of this API, supported or not.</summary>
    public static bool IsPath(string path) => path.Split('/') is ["", Schedules or Groups or "tags", ..];

    internal string? Parameter(string name) => Query.GetValueOrDefault(name);
}
