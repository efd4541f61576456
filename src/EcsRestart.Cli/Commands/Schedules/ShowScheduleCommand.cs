using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule show</c>: shows all details of a schedule.</summary>
internal static class ShowScheduleCommand
{
    public static Command Create()
    {
        var name = new NameOptions();
        var store = new StoreOptions();
        var command = new Command("show", "Show all details of a schedule, including its request");
        name.AddTo(command);
        store.AddTo(command);
        command.SetHandler(async (line, interrupt) =>
        {
            using var session = StoreSession.Open(store.Read(line));
            var schedule = StoreSession.Value(await session.Store.GetAsync(name.Read(line), interrupt.Requested));
            ScheduleView.Write(new Screen(OutputFormat.Table).Results, schedule, TimeProvider.System);
            return ExitCodes.Success;
        });
        return command;
    }
}
