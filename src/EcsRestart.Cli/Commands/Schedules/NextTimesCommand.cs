using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary><c>schedule next</c>: shows the next runs of a stored schedule or of an expression.</summary>
internal static class NextTimesCommand
{
    private const int DefaultCount = 5;
    private const int MaxTimes = 1_000;

    public static Command Create()
    {
        var name = new NameOptions(isOptional: true);
        var time = new TimeOptions();
        var count = new Option<int>("--count") { Description = $"Number of runs to show, 1 to {MaxTimes}", DefaultValueFactory = _ => DefaultCount };
        var store = new StoreOptions();
        var command = new Command("next", "Show the next runs of a stored schedule or of an expression") { count };
        name.AddTo(command);
        time.AddTo(command, isRequired: false);
        store.AddTo(command, isRequired: result => name.IsSet(result));
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxTimes)
                result.AddError($"--count must be an integer from 1 to {MaxTimes}");
        });
        command.Validators.Add(result =>
        {
            if (name.IsSet(result) == time.IsSet(result))
                result.AddError("Specify either the NAME of a schedule, or --cron or --expression");
        });
        command.SetHandler(async (line, interrupt) =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var screen = new Screen(OutputFormat.Table);
            if (time.Expression(line) is { } expression)
                return Show(screen, TimeOptions.ReadTimes(expression, time.ZoneName(line), now), now, line.GetValue(count));

            using var session = StoreSession.Open(store.Read(line));
            var schedule = StoreSession.Value(await session.Store.GetAsync(name.Read(line), interrupt.Requested));
            if (!schedule.IsEnabled)
                screen.WriteMessage($"Schedule {schedule.Ref} is paused. These runs take place only after it is resumed.");
            return Show(screen, TimesOf(schedule), now, line.GetValue(count));
        });
        return command;
    }

    private static int Show(Screen screen, ScheduleTimes times, DateTimeOffset now, int count)
    {
        DateTimeOffset[] next = [.. times.After(now).Take(count)];
        if (next.Length > 0)
            TimesTable.Write(screen.Results, times, now, next);
        else
            screen.Results.WriteLine("The schedule has no more runs.");
        return ExitCodes.Success;
    }

    private static ScheduleTimes TimesOf(StoredSchedule schedule) => schedule.Times ?? throw new CommandException(
        ExitCodes.Failure,
        $"The next runs of {schedule.Ref} are unknown: {schedule.Expression} or time zone {schedule.TimeZone} is not supported by this program.");
}
