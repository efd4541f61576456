using System.Globalization;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>When a schedule fires, by the clocks of its zone and in UTC, and what the clocks do to it.</summary>
internal static class TimesTable
{
    private const int MaxListedSkips = 5;

    /// <param name="after">Where the looking began.</param>
    /// <param name="next">The times; at least one.</param>
    /// <param name="calendars">What the calendars say about each of the times; null when none is checked.</param>
    public static void Write(
        IAnsiConsole console, ScheduleTimes times, DateTimeOffset after, IReadOnlyList<DateTimeOffset> next, IReadOnlyList<string>? calendars)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(times.Zone.Id).AddColumn("UTC");
        if (calendars is not null)
            table.AddColumn("Calendars");
        foreach (var (number, time) in next.Index())
        {
            Text[] cells = [new(ScheduleText.Local(time)), new(ScheduleText.Utc(time))];
            table.AddRow(calendars is null ? cells : [.. cells, new Text(calendars[number])]);
        }

        console.Write(table);
        foreach (var skipped in times.SkippedBetween(after, next[^1]).Take(MaxListedSkips))
            console.WriteLine($"{skipped.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} is skipped: the clocks are put forward over it.");
        foreach (var twice in next.Where(time => IsShownTwice(times, time)).Take(MaxListedSkips))
            console.WriteLine($"{ScheduleText.Local(twice)} is the first of two such times: the clocks are put back. It fires once.");
    }

    private static bool IsShownTwice(ScheduleTimes times, DateTimeOffset time) =>
        times.Expression is not ScheduleExpression.Rate && ScheduleTimes.MomentsOf(time.DateTime, times.Zone).Count > 1;
}
