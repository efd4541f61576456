using System.Diagnostics;

namespace EcsRestart.Schedules;

/// <summary>The times at which EventBridge Scheduler invokes a schedule (User Guide, "Schedule types", "Daylight savings time").</summary>
/// <param name="Zone">The time zone of the expression; irrelevant for a rate.</param>
/// <param name="CreatedAt">The time that a rate counts from when there is no start.</param>
/// <param name="Start">The schedule does not run before this time. Null for no limit. Ignored for a one-time schedule.</param>
/// <param name="End">The schedule does not run after this time. Null for no limit. Ignored for a one-time schedule.</param>
public sealed record ScheduleTimes(
    ScheduleExpression Expression, TimeZoneInfo Zone, DateTimeOffset CreatedAt, DateTimeOffset? Start = null, DateTimeOffset? End = null)
{
    /// <summary>Longer than any clock change: the UTC offsets this long before and after a time are the only possible offsets at that time.</summary>
    private static readonly TimeSpan MaxClockChange = TimeSpan.FromHours(26);

    /// <summary>Returns the times after a moment, in ascending order and in the time zone of the schedule. May be infinite.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset moment) => Expression switch
    {
        ScheduleExpression.Once(var time) => Moments([time]).Where(at => at > moment),
        ScheduleExpression.Rate(var period) => Within(Every(period, moment), moment).Select(at => TimeZoneInfo.ConvertTime(at, Zone)),
        ScheduleExpression.Cron(var cron) => Within(Moments(cron.From(LocalTime(Later(moment, Start)))), moment),
        _ => throw new UnreachableException(),
    };

    /// <summary>Returns the local times of a cron expression that do not occur because the clocks go forward.</summary>
    public IEnumerable<DateTime> SkippedBetween(DateTimeOffset after, DateTimeOffset until) =>
        Expression is ScheduleExpression.Cron(var cron)
            ? cron.From(LocalTime(Later(after, Start))).TakeWhile(time => time <= LocalTime(until)).Where(time => MomentOf(time, Zone) is null)
            : [];

    /// <summary>Returns the moment of a local time in a time zone; the first one when the local time occurs twice.</summary>
    /// <returns>The moment, or null when the local time does not occur because the clocks go forward.</returns>
    public static DateTimeOffset? MomentOf(DateTime time, TimeZoneInfo zone) => MomentsOf(time, zone) is [var first, ..] ? first : null;

    /// <summary>Returns all moments of a local time in a time zone: 1, 2 when the clocks go back, or none when they go forward.</summary>
    public static IReadOnlyList<DateTimeOffset> MomentsOf(DateTime time, TimeZoneInfo zone) =>
    [
        .. new[] { -MaxClockChange, MaxClockChange }
            .Select(span => zone.GetUtcOffset(Utc(time) + span))
            .Distinct()
            .OrderDescending()
            .Select(offset => new DateTimeOffset(time, offset))
            .Where(moment => zone.GetUtcOffset(moment) == moment.Offset),
    ];

    private static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    private static DateTimeOffset Later(DateTimeOffset moment, DateTimeOffset? other) => other > moment ? other.Value : moment;

    private DateTime LocalTime(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    private IEnumerable<DateTimeOffset> Moments(IEnumerable<DateTime> times) => times.Select(time => MomentOf(time, Zone)).OfType<DateTimeOffset>();

    private IEnumerable<DateTimeOffset> Every(TimeSpan period, DateTimeOffset moment)
    {
        var first = Start ?? CreatedAt;
        for (var number = Math.Max(0, (moment - first).Ticks / period.Ticks); ; number++)
        {
            if (number > (DateTimeOffset.MaxValue - first).Ticks / period.Ticks)
                yield break;

            yield return first + period * number;
        }
    }

    private IEnumerable<DateTimeOffset> Within(IEnumerable<DateTimeOffset> moments, DateTimeOffset moment) =>
        moments.SkipWhile(at => at <= moment || at < Start).TakeWhile(at => !(at > End));
}
