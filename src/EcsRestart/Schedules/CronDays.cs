using System.Diagnostics;

namespace EcsRestart.Schedules;

/// <summary>An entry in the day-of-month or day-of-week field of a cron expression.</summary>
public abstract record CronDays
{
    private const int DaysPerWeek = 7;

    private CronDays()
    {
    }

    /// <summary>Days of the month by number.</summary>
    public sealed record OfMonth(IReadOnlyList<int> Numbers) : CronDays;

    /// <summary><c>L</c>: the last day of the month.</summary>
    public sealed record LastOfMonth : CronDays;

    /// <summary><c>15W</c>: the weekday, Monday to Friday, nearest to the 15th in the same month. In a month without that day, the last day counts.</summary>
    public sealed record WeekdayNearest(int Number) : CronDays;

    /// <summary><c>LW</c>: the last weekday, Monday to Friday, of the month.</summary>
    public sealed record LastWeekday : CronDays;

    /// <summary>Days of the week.</summary>
    public sealed record OfWeek(IReadOnlyList<DayOfWeek> Weekdays) : CronDays;

    /// <summary><c>6#3</c>: the third Friday of the month. Does not match in a month without it.</summary>
    public sealed record NthOfMonth(DayOfWeek Weekday, int Nth) : CronDays;

    /// <summary><c>6L</c>: the last Friday of the month.</summary>
    public sealed record LastDayOfWeek(DayOfWeek Weekday) : CronDays;

    public bool Matches(DateOnly day)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        return this switch
        {
            OfMonth(var numbers) => numbers.Contains(day.Day),
            LastOfMonth => day.Day == last,
            WeekdayNearest(var number) => day == NearestWeekday(new DateOnly(day.Year, day.Month, Math.Min(number, last))),
            LastWeekday => day == NearestWeekday(new DateOnly(day.Year, day.Month, last)),
            OfWeek(var weekdays) => weekdays.Contains(day.DayOfWeek),
            NthOfMonth(var weekday, var nth) => day.DayOfWeek == weekday && (day.Day - 1) / DaysPerWeek == nth - 1,
            LastDayOfWeek(var weekday) => day.DayOfWeek == weekday && day.Day + DaysPerWeek > last,
            _ => throw new UnreachableException(),
        };
    }

    private static DateOnly NearestWeekday(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(day.Day == 1 ? 2 : -1),
        DayOfWeek.Sunday => day.AddDays(day.AddDays(1).Month == day.Month ? 1 : -2),
        _ => day,
    };
}
