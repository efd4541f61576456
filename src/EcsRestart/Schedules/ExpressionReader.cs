using System.Globalization;

namespace EcsRestart.Schedules;

/// <summary>Reads the schedule expressions of EventBridge Scheduler: cron, rate and at.</summary>
public static class ExpressionReader
{
    /// <summary>A longer period could overflow the range of dates. AWS documents no limit.</summary>
    private const int MaxRate = 1_000_000;

    private const string Kinds = "cron(minutes hours day-of-month month day-of-week year), rate(value unit) or at(yyyy-mm-ddThh:mm:ss)";

    /// <returns>The expression, or a sentence that explains why it is invalid.</returns>
    public static ExpressionReading Read(string text)
    {
        if (text.Split('(', 2) is not [var kind, [.. var inner, ')']])
            return Invalid($"Invalid schedule expression {TextFormat.Quote(text)}: expected {Kinds}.");

        return kind switch
        {
            "cron" => CronReader.Read(inner),
            "rate" => ReadRate(inner),
            "at" => ReadOnce(inner),
            _ => Invalid($"Invalid schedule expression {TextFormat.Quote(text)}: expected {Kinds}."),
        };
    }

    private static ExpressionReading ReadRate(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var unit] || Unit(unit) is not { } period)
            return Invalid($"Invalid schedule expression \"rate({TextFormat.Shorten(text)})\": expected a number and minutes, hours or days, such as rate(12 hours).");

        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= MaxRate
            ? new ExpressionReading.Valid(new ScheduleExpression.Rate(period * value))
            : Invalid($"Invalid schedule expression \"rate({TextFormat.Shorten(text)})\": expected an integer from 1 to {MaxRate}, found {TextFormat.Quote(number)}.");
    }

    private static TimeSpan? Unit(string name) => name switch
    {
        "minute" or "minutes" => TimeSpan.FromMinutes(1),
        "hour" or "hours" => TimeSpan.FromHours(1),
        "day" or "days" => TimeSpan.FromDays(1),
        _ => null,
    };

    private static ExpressionReading ReadOnce(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new ExpressionReading.Valid(new ScheduleExpression.Once(time))
            : Invalid($"Invalid schedule expression \"at({TextFormat.Shorten(text)})\": expected at(yyyy-mm-ddThh:mm:ss) without a UTC offset, such as at(2026-12-01T02:00:00).");

    private static ExpressionReading.Invalid Invalid(string message) => new(message);
}
