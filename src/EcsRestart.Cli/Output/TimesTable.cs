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
    public static void Write(IAnsiConsole console, ScheduleTimes times, DateTimeOffset after, IReadOnlyList<DateTimeOffset> next)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(times.Zone.Id).AddColumn("UTC");
        foreach (var time in next)
            table.AddRow(new Text(ScheduleText.Local(time)), new Text(ScheduleText.Utc(time)));
        console.Write(table);
        foreach (var skipped in times.SkippedBetween(after, next[^1]).Take(MaxListedSkips))
            console.WriteLine($"{skipped.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} is skipped: the clocks are put forward over it.");
        foreach (var twice in next.Where(time => IsShownTwice(times, time)).Take(MaxListedSkips))
            console.WriteLine($"{ScheduleText.Local(twice)} is the first of two such times: the clocks are put back. It fires once.");
    }

    private static bool IsShownTwice(ScheduleTimes times, DateTimeOffset time) =>
        times.Expression is not ScheduleExpression.Rate && ScheduleTimes.MomentsOf(time.DateTime, times.Zone).Count > 1;
}
