using System.Globalization;
using EcsRestart.Schedules;

namespace EcsRestart.Cli.Output;

/// <summary>Times of schedules for a person.</summary>
internal static class ScheduleText
{
    /// <summary>By the clocks of the schedule's zone, such as <c>Thu 2026-11-26 00:00 -05:00</c>; seconds only where there are any.</summary>
    public static string Local(DateTimeOffset time) =>
        time.ToString(time.Second == 0 ? "ddd yyyy-MM-dd HH:mm zzz" : "ddd yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Second == 0 ? "ddd yyyy-MM-dd HH:mm" : "ddd yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The first of the times, or that there is none.</summary>
    public static string Next(IEnumerable<DateTimeOffset> times) => times.Select(Local).FirstOrDefault() ?? "never";

    /// <summary>Such as <c>next Thu 2026-11-26 00:00 -05:00</c>, or <c>paused</c>.</summary>
    public static string State(StoredSchedule schedule, TimeProvider clock) => schedule.IsEnabled ? $"next {Next(schedule, clock)}" : "paused";

    public static string Next(StoredSchedule schedule, TimeProvider clock) => schedule switch
    {
        { IsEnabled: false } => "not while it is paused",
        { Times: { } times } => Next(times.After(clock.GetUtcNow())),
        _ => "unknown: this program does not know the expression or the time zone",
    };
}
