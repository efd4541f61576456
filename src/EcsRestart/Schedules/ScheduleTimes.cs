using System.Diagnostics;

namespace EcsRestart.Schedules;

/// <summary>When a schedule fires, as EventBridge Scheduler does it (User Guide, "Schedule types", "Daylight savings time").</summary>
/// <param name="Zone">Whose clocks the expression means; a rate means none.</param>
/// <param name="CreatedAt">What a rate counts from unless there is a start.</param>
/// <param name="Start">Nothing fires before it; null: no bound. A one-time schedule knows no bounds.</param>
/// <param name="End">Nothing fires after it; null: no bound.</param>
public sealed record ScheduleTimes(
    ScheduleExpression Expression, TimeZoneInfo Zone, DateTimeOffset CreatedAt, DateTimeOffset? Start = null, DateTimeOffset? End = null)
{
    /// <summary>Longer than any change of clocks: what the offset is so far before and after a time is what it may be at that time.</summary>
    private static readonly TimeSpan MaxClockChange = TimeSpan.FromHours(26);

    /// <summary>The times after a moment, in order, by the clocks of the zone; possibly without end.</summary>
    public IEnumerable<DateTimeOffset> After(DateTimeOffset moment) => Expression switch
    {
        ScheduleExpression.Once(var time) => Moments([time]).Where(at => at > moment),
        ScheduleExpression.Rate(var period) => Within(Every(period, moment), moment).Select(at => TimeZoneInfo.ConvertTime(at, Zone)),
        ScheduleExpression.Cron(var cron) => Within(Moments(cron.From(LocalTime(Later(moment, Start)))), moment),
        _ => throw new UnreachableException(),
    };

    /// <summary>Times of a cron expression that do not come, because the clocks of the zone skip them.</summary>
    /// <param name="after">From here on,</param>
    /// <param name="until">up to here.</param>
    public IEnumerable<DateTime> SkippedBetween(DateTimeOffset after, DateTimeOffset until) =>
        Expression is ScheduleExpression.Cron(var cron)
            ? cron.From(LocalTime(Later(after, Start))).TakeWhile(time => time <= LocalTime(until)).Where(time => MomentOf(time, Zone) is null)
            : [];

    /// <summary>The moment at which the clocks of a zone show a time; the first, where they show it twice.</summary>
    /// <returns>Null: they never show it, because they are put forward.</returns>
    public static DateTimeOffset? MomentOf(DateTime time, TimeZoneInfo zone) => MomentsOf(time, zone) is [var first, ..] ? first : null;

    /// <summary>Every moment at which the clocks of a zone show a time: one, two where they are put back, none where they are put forward.</summary>
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
