using System.Globalization;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Output;

/// <summary>Formats the times of schedules.</summary>
internal static class ScheduleText
{
    /// <summary>
    /// Returns the local time in the time zone of the schedule, such as <c>Thu 2026-11-26 00:00 -05:00</c>. Includes seconds unless zero.
    /// </summary>
    public static string Local(DateTimeOffset time) =>
        time.ToString(time.Second == 0 ? "ddd yyyy-MM-dd HH:mm zzz" : "ddd yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Second == 0 ? "ddd yyyy-MM-dd HH:mm" : "ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Returns the first of the times, or "never".</summary>
    public static string Next(IEnumerable<DateTimeOffset> times) => times.Select(Local).FirstOrDefault() ?? "never";

    /// <summary>Returns the state, such as <c>next run Thu 2026-11-26 00:00 -05:00</c> or <c>paused</c>.</summary>
    public static string State(StoredSchedule schedule, TimeProvider clock) => schedule.IsEnabled ? $"next run {Next(schedule, clock)}" : "paused";

    public static string Next(StoredSchedule schedule, TimeProvider clock) => schedule switch
    {
        { IsEnabled: false } => "none while paused",
        { Times: { } times } => Next(times.After(clock.GetUtcNow())),
        _ => "unknown: the expression or time zone is not supported by this program",
    };
}
