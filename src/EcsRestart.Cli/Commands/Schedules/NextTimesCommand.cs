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
        var calendars = new Option<string[]>("--calendars")
        {
            Description = "Show which runs a Change Calendar blocks: names or ARNs of up to 5 calendars",
            AllowMultipleArgumentsPerToken = true,
        };
        var store = new StoreOptions();
        var command = new Command("next", "Show the next runs of a stored schedule or of an expression") { count, calendars };
        name.AddTo(command);
        time.AddTo(command, isRequired: false);
        store.AddTo(command, isRequired: result => name.IsSet(result) || result.GetResult(calendars) is not null);
        count.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxTimes)
                result.AddError($"--count must be an integer from 1 to {MaxTimes}");
        });
        calendars.Validators.Add(result =>
        {
            if (result.Tokens.Count is 0 or > 5)
                result.AddError("--calendars must be 1 to 5 names or ARNs");
        });
        command.Validators.Add(result =>
        {
            if (name.IsSet(result) == time.IsSet(result))
                result.AddError("Specify either the NAME of a schedule, or --cron or --expression");
        });
        command.SetHandler(async (line, interrupt) =>
        {
            CalendarCheck? check = line.GetValue(calendars) is { Length: > 0 } names ? new(names, store.Read(line)) : null;
            var now = TimeProvider.System.GetUtcNow();
            var screen = new Screen(OutputFormat.Table);
            if (time.Expression(line) is { } expression)
                return await ShowAsync(screen, TimeOptions.ReadTimes(expression, time.ZoneName(line), now), now, line.GetValue(count), check, interrupt.Requested);

            using var session = StoreSession.Open(store.Read(line));
            var schedule = StoreSession.Value(await session.Store.GetAsync(name.Read(line), interrupt.Requested));
            if (!schedule.IsEnabled)
                screen.WriteMessage($"Schedule {schedule.Ref} is paused. These runs take place only after it is resumed.");
            return await ShowAsync(screen, TimesOf(schedule), now, line.GetValue(count), check, interrupt.Requested);
        });
        return command;
    }

    private static async Task<int> ShowAsync(
        Screen screen, ScheduleTimes times, DateTimeOffset now, int count, CalendarCheck? check, CancellationToken cancellationToken)
    {
        DateTimeOffset[] next = [.. times.After(now).Take(count)];
        if (next.Length > 0)
            TimesTable.Write(screen.Results, times, now, next, check is null ? null : await check.DescribeAsync(next, cancellationToken));
        else
            screen.Results.WriteLine("The schedule has no more runs.");
        return ExitCodes.Success;
    }

    /// <summary>The calendars to check, and where they are.</summary>
    private sealed record CalendarCheck(IReadOnlyList<string> Calendars, StoreSettings Store)
    {
        /// <returns>What the calendars say about each time.</returns>
        public async Task<IReadOnlyList<string>> DescribeAsync(IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken)
        {
            using var session = CalendarSession.Open(Store);
            var states = new List<string>();
            foreach (var time in times)
                states.Add(await session.DescribeAsync(Calendars, time, cancellationToken));
            return states;
        }
    }

    private static ScheduleTimes TimesOf(StoredSchedule schedule) => schedule.Times ?? throw new CommandException(
        ExitCodes.Failure,
        $"The next runs of {schedule.Ref} are unknown: {schedule.Expression} or time zone {schedule.TimeZone} is not supported by this program.");
}
