using System.Globalization;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A table of the next runs in local time and UTC, with notes about daylight saving time.</summary>
internal static class TimesTable
{
    private const int MaxListedSkips = 5;

    /// <param name="after">The start of the period.</param>
    /// <param name="next">The next runs, at least one.</param>
    public static void Write(IAnsiConsole console, ScheduleTimes times, DateTimeOffset after, IReadOnlyList<DateTimeOffset> next)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(times.Zone.Id).AddColumn("UTC");
        foreach (var time in next)
            table.AddRow(new Text(ScheduleText.Local(time)), new Text(ScheduleText.Utc(time)));
        console.Write(table);
        foreach (var skipped in times.SkippedBetween(after, next[^1]).Take(MaxListedSkips))
            console.WriteLine($"{skipped.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} is skipped: daylight saving time starts and this time does not exist.");
        foreach (var repeated in next.Where(time => IsRepeated(times, time)).Take(MaxListedSkips))
            console.WriteLine($"{ScheduleText.Local(repeated)} occurs twice because daylight saving time ends. The schedule runs only the first time.");
    }

    private static bool IsRepeated(ScheduleTimes times, DateTimeOffset time) =>
        times.Expression is not ScheduleExpression.Rate && ScheduleTimes.MomentsOf(time.DateTime, times.Zone).Count > 1;
}
