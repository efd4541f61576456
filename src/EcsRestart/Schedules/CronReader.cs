namespace EcsRestart.Schedules;

/// <summary>Reads cron expressions in the dialect of EventBridge Scheduler.</summary>
internal static class CronReader
{
    private const string Anything = "?";
    private const string Last = "L";
    private const int MaxWeeksInMonth = 5;

    /// <param name="text">The part between the parentheses.</param>
    public static ExpressionReading Read(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minutes, var hours, var dayOfMonth, var month, var dayOfWeek, var year] fields)
        {
            var count = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
            return Invalid(text, $"expected 6 fields (minutes hours day-of-month month day-of-week year), found {count}");
        }

        if (fields is not [_, _, Anything, _, not Anything, _] and not [_, _, not Anything, _, Anything, _])
            return Invalid(text, "expected ? in either day-of-month or day-of-week, not both");

        try
        {
            return new ExpressionReading.Valid(new ScheduleExpression.Cron(new CronExpression(
                CronField.Minutes.Read(minutes),
                CronField.Hours.Read(hours),
                [.. dayOfMonth == Anything ? dayOfWeek.Split(',').Select(ReadDayOfWeek) : dayOfMonth.Split(',').Select(ReadDayOfMonth)],
                CronField.Month.Read(month),
                CronField.Year.Read(year))));
        }
        catch (CronFormatException error)
        {
            return Invalid(text, error.Message);
        }
    }

    private static CronDays ReadDayOfMonth(string part) => part switch
    {
        Last => new CronDays.LastOfMonth(),
        "LW" => new CronDays.LastWeekday(),
        [.. var number, 'W'] => new CronDays.WeekdayNearest(CronField.DayOfMonth.ReadValue(number)),
        _ => new CronDays.OfMonth(CronField.DayOfMonth.Read(part)),
    };

    private static CronDays ReadDayOfWeek(string part) => part switch
    {
        Last => new CronDays.OfWeek([DayOfWeek.Saturday]),
        [.. var day, 'L'] => new CronDays.LastDayOfWeek(Weekday(CronField.DayOfWeek.ReadValue(day))),
        _ when part.Split('#') is [var day, var nth] => new CronDays.NthOfMonth(Weekday(CronField.DayOfWeek.ReadValue(day)), ReadNth(nth)),
        _ when part.Contains('/', StringComparison.Ordinal) =>
            throw new CronFormatException(CronField.DayOfWeek, "expected days without a step", part),
        _ => new CronDays.OfWeek([.. CronField.DayOfWeek.Read(part).Select(Weekday)]),
    };

    private static int ReadNth(string text) =>
        text is [>= '1' and <= '5'] ? text[0] - '0' : throw new CronFormatException(CronField.DayOfWeek, $"expected 1 to {MaxWeeksInMonth} after #", text);

    /// <summary>AWS numbers the days from 1, Sunday.</summary>
    private static DayOfWeek Weekday(int number) => (DayOfWeek)(number - 1);

    private static ExpressionReading.Invalid Invalid(string text, string error) =>
        new($"Invalid schedule expression \"cron({TextFormat.Shorten(text)})\": {error}.");
}
