using System.Globalization;

namespace EcsRestart.Schedules;

/// <summary>A schedule expression, without its time zone (EventBridge Scheduler User Guide, "Schedule types").</summary>
public abstract record ScheduleExpression
{
    private ScheduleExpression()
    {
    }

    /// <summary><c>cron(minutes hours day-of-month month day-of-week year)</c>.</summary>
    public sealed record Cron(CronExpression Times) : ScheduleExpression;

    /// <summary><c>rate(value unit)</c>; a day is always 24 hours.</summary>
    public sealed record Rate(TimeSpan Period) : ScheduleExpression;

    /// <summary><c>at(yyyy-mm-ddThh:mm:ss)</c>: once.</summary>
    /// <param name="Time">The local time in the time zone of the schedule.</param>
    public sealed record Once(DateTime Time) : ScheduleExpression;

    /// <summary>Returns the expression of a one-time schedule.</summary>
    public static string At(DateTime time) => time.ToString("'at('yyyy-MM-dd'T'HH:mm:ss')'", CultureInfo.InvariantCulture);
}
