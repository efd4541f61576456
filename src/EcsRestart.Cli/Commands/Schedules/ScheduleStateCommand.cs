using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule pause</c> and <c>schedule resume</c>.</summary>
internal static class ScheduleStateCommand
{
    public static Command Pause() => Create("pause", "Disable a schedule until it is resumed", isEnabled: false);

    public static Command Resume() => Create("resume", "Enable a paused schedule", isEnabled: true);

    private static Command Create(string verb, string description, bool isEnabled)
    {
        var name = new NameOptions();
        var store = new StoreOptions();
        var command = new Command(verb, description);
        name.AddTo(command);
        store.AddTo(command);
        command.SetHandler(async (line, interrupt) =>
        {
            using var session = StoreSession.Open(store.Read(line));
            var schedule = StoreSession.Value(
                await session.Store.ChangeAsync(name.Read(line), new ScheduleChange { IsEnabled = isEnabled }, interrupt.Requested));
            new Screen(OutputFormat.Table).Results.WriteLine(
                isEnabled ? $"Resumed {schedule.Arn}, {ScheduleText.State(schedule, TimeProvider.System)}" : $"Paused {schedule.Arn}");
            return ExitCodes.Success;
        });
        return command;
    }
}
