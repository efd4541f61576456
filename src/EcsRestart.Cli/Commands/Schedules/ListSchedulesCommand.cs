using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule list</c>: all schedules at a glance.</summary>
internal static class ListSchedulesCommand
{
    public static Command Create()
    {
        var group = NameOptions.GroupOption("Only the schedules of this group [default: those of all groups]");
        var store = new StoreOptions();
        var command = new Command("list", "List the schedules: when they fire, where, and whether they are paused") { group };
        store.AddTo(command);
        command.SetHandler((line, interrupt) => ListAsync(line.GetValue(group), store.Read(line), interrupt.Requested));
        return command;
    }

    private static async Task<int> ListAsync(string? group, StoreSettings choice, CancellationToken cancellationToken)
    {
        using var session = StoreSession.Open(choice);
        var schedules = new List<StoredSchedule>();
        foreach (var name in StoreSession.Value(await session.Store.ListAsync(group, cancellationToken)))
        {
            var answer = await session.Store.GetAsync(name, cancellationToken);
            if (answer is not ScheduleAnswer<StoredSchedule>.Failed(ScheduleFailure.NotFound))
                schedules.Add(StoreSession.Value(answer));
        }

        var screen = new Screen(OutputFormat.Table);
        if (schedules.Count > 0)
            screen.Results.Write(ScheduleTable.Of(schedules, TimeProvider.System));
        screen.Results.WriteLine(schedules.Count > 0 ? TextFormat.Count(schedules.Count, "schedule") : "There are no schedules.");
        return ExitCodes.Success;
    }
}
