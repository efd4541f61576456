using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Output;

/// <summary>A table of schedules.</summary>
internal static class ScheduleTable
{
    public static Table Create(IReadOnlyList<StoredSchedule> schedules, TimeProvider clock)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Name")
            .AddColumn("Expression")
            .AddColumn("Time zone")
            .AddColumn("State", column => column.NoWrap())
            .AddColumn("Next run", column => column.NoWrap());
        foreach (var schedule in schedules)
        {
            table.AddRow(
                new Text($"{schedule.Ref}", new Style(decoration: Decoration.Bold)),
                new Text(schedule.Expression),
                new Text(schedule.TimeZone),
                new Markup(schedule.IsEnabled ? "[green]enabled[/]" : "[yellow]paused[/]"),
                new Text(Next(schedule, clock)));
        }

        return table;
    }

    private static string Next(StoredSchedule schedule, TimeProvider clock) => schedule switch
    {
        { IsEnabled: false } => "",
        { Times: null } => "unknown",
        _ => ScheduleText.Next(schedule, clock),
    };
}
