using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule delete</c>: deletes a schedule.</summary>
internal static class DeleteScheduleCommand
{
    public static Command Create()
    {
        var name = new NameOptions();
        var store = new StoreOptions();
        var command = new Command("delete", "Delete a schedule");
        name.AddTo(command);
        store.AddTo(command);
        command.SetHandler(async (line, interrupt) =>
        {
            using var session = StoreSession.Open(store.Read(line));
            var deleted = StoreSession.Value(await session.Store.DeleteAsync(name.Read(line), interrupt.Requested));
            new Screen(OutputFormat.Table).Results.WriteLine($"Deleted {deleted}");
            return ExitCodes.Success;
        });
        return command;
    }
}
