using System.Globalization;

namespace EcsRestart.Schedules;

/// <summary>When a schedule fires, in a time zone that goes with it (EventBridge Scheduler User Guide, "Schedule types").</summary>
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
    /// <param name="Time">By the clocks of the schedule's zone.</param>
    public sealed record Once(DateTime Time) : ScheduleExpression;

    /// <summary>The expression that fires once.</summary>
    public static string At(DateTime time) => time.ToString("'at('yyyy-MM-dd'T'HH:mm:ss')'", CultureInfo.InvariantCulture);
}
