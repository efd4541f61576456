namespace EcsRestart.Schedules;

/// <summary>The times of a cron expression by the clocks of one place, without daylight saving.</summary>
/// <param name="Years">All sets are sorted; months from 1, as in the expression.</param>
public sealed record CronExpression(
    IReadOnlyList<int> Minutes, IReadOnlyList<int> Hours, IReadOnlyList<CronDays> Days, IReadOnlyList<int> Months, IReadOnlyList<int> Years)
{
    /// <summary>The times from <paramref name="start"/>'s minute on, in order; none after 2199.</summary>
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
