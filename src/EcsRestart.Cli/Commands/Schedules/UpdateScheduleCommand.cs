using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule update</c>: changes the specified properties and keeps the others.</summary>
internal static class UpdateScheduleCommand
{
    public static Command Create()
    {
        var name = new NameOptions();
        var request = new Option<string?>("--request") { Description = "New request: a JSON file, or - for standard input" };
        var time = new TimeOptions();
        var target = new TargetOptions(isRequired: false);
        var store = new StoreOptions();
        var command = new Command("update", "Change the specified properties of a schedule and keep the others") { request };
        name.AddTo(command);
        time.AddTo(command, isRequired: false);
        target.AddTo(command);
        store.AddTo(command);
        command.SetHandler((line, interrupt) =>
        {
            var change = target.Change(line) with { Expression = time.Expression(line), TimeZone = time.ZoneName(line) };
            return UpdateAsync(name.Read(line), change, line.GetValue(request), store.Read(line), interrupt);
        });
        return command;
    }

    private static async Task<int> UpdateAsync(ScheduleRef schedule, ScheduleChange change, string? path, StoreSettings settings, Interrupt interrupt)
    {
        if (change.IsEmpty && path is null)
        {
            throw new CommandException(
                ExitCodes.InvalidInput, "Nothing to change. Specify --cron, --expression, --timezone, --request or another option.");
        }

        using var session = StoreSession.Open(settings);
        var stored = StoreSession.Value(await session.Store.GetAsync(schedule, interrupt.Requested));
        CheckTimes(stored, change);

        var screen = new Screen(OutputFormat.Table);
        var input = path is null ? null : await ScheduleRequest.ReadAsync(path, change.FunctionArn ?? stored.TargetArn, screen, interrupt.Requested);
        if (path is not null && input is null)
            return ExitCodes.InvalidInput;

        var updated = StoreSession.Value(await session.Store.ChangeAsync(schedule, change with { Input = input }, interrupt.Requested));
        screen.Results.WriteLine($"Updated {updated.Arn}");
        screen.Results.WriteLine($"{updated.Expression} in {updated.TimeZone}, {ScheduleText.State(updated, TimeProvider.System)}");
        return ExitCodes.Success;
    }

    /// <summary>Checks a new expression or time zone together with the stored counterpart.</summary>
    private static void CheckTimes(StoredSchedule stored, ScheduleChange change)
    {
        var (expression, zone) = (change.Expression ?? stored.Expression, change.TimeZone ?? stored.TimeZone);
        if (expression != stored.Expression || zone != stored.TimeZone)
            TimeOptions.ReadTimes(expression, zone, TimeProvider.System.GetUtcNow());
    }
}
