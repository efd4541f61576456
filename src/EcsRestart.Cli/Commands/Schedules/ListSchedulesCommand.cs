using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule list</c>: lists schedules.</summary>
internal static class ListSchedulesCommand
{
    public static Command Create()
    {
        var group = NameOptions.GroupOption("Schedule group [default: all groups]");
        var store = new StoreOptions();
        var command = new Command("list", "List the schedules with expression, time zone, state and next run") { group };
        store.AddTo(command);
        command.SetHandler((line, interrupt) => ListAsync(line.GetValue(group), store.Read(line), interrupt.Requested));
        return command;
    }

    private static async Task<int> ListAsync(string? group, StoreSettings settings, CancellationToken cancellationToken)
    {
        using var session = StoreSession.Open(settings);
        var schedules = new List<StoredSchedule>();
        foreach (var name in StoreSession.Value(await session.Store.ListAsync(group, cancellationToken)))
        {
            var result = await session.Store.GetAsync(name, cancellationToken);
            if (result is not ScheduleAnswer<StoredSchedule>.Failed(ScheduleFailure.NotFound))
                schedules.Add(StoreSession.Value(result));
        }

        var screen = new Screen(OutputFormat.Table);
        if (schedules.Count > 0)
            screen.Results.Write(ScheduleTable.Create(schedules, TimeProvider.System));
        screen.Results.WriteLine(schedules.Count > 0 ? TextFormat.Count(schedules.Count, "schedule") : "No schedules found.");
        return ExitCodes.Success;
    }
}
