namespace EcsRestart.Schedules;

/// <summary>A cron expression in local time, without daylight saving time.</summary>
/// <param name="Years">The years; all lists are in ascending order.</param>
public sealed record CronExpression(
    IReadOnlyList<int> Minutes, IReadOnlyList<int> Hours, IReadOnlyList<CronDays> Days, IReadOnlyList<int> Months, IReadOnlyList<int> Years)
{
    /// <summary>Returns the times from the minute of <paramref name="start"/> to the end of 2199, in ascending order.</summary>
    public IEnumerable<DateTime> From(DateTime start)
    {
        var earliest = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMinute));
        return DaysFrom(DateOnly.FromDateTime(earliest)).SelectMany(TimesOf).SkipWhile(time => time < earliest);
    }

    private IEnumerable<DateTime> TimesOf(DateOnly day) =>
        Hours.SelectMany(hour => Minutes.Select(minute => day.ToDateTime(new TimeOnly(hour, minute))));

    private IEnumerable<DateOnly> DaysFrom(DateOnly first) =>
        from year in Years
        where year >= first.Year
        from month in Months
        where (year, month).CompareTo((first.Year, first.Month)) >= 0
        from day in Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(number => new DateOnly(year, month, number))
        where day >= first && Days.Any(days => days.Matches(day))
        select day;
}
