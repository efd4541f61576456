using System.Globalization;
using EcsRestart.Schedules;

namespace EcsRestart.Tests.Schedules;

/// <summary>Formats the next times of an expression in local time with the UTC offset.</summary>
internal static class NextTimes
{
    public static ScheduleExpression Read(string expression) => Assert.IsType<ExpressionReading.Valid>(ExpressionReader.Read(expression)).Expression;

    public static TimeZoneInfo Zone(string name) => TimeZones.Find(name) ?? throw new TimeZoneNotFoundException($"This machine has no time zone {name}.");

    public static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <returns>Times such as <c>2026-03-07 02:30 -05:00</c>.</returns>
    public static string[] Of(string expression, string zone, string after, int count) =>
        Of(new ScheduleTimes(Read(expression), Zone(zone), Moment(after)), after, count);

    public static string[] Of(ScheduleTimes times, string after, int count) =>
        [.. times.After(Moment(after)).Take(count).Select(time => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture))];
}
