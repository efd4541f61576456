using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>The common part of <c>create</c> and <c>once</c>.</summary>
internal static class ScheduleCreation
{
    /// <param name="path">The path of the request.</param>
    /// <param name="functionArn">The function that will receive the request.</param>
    /// <param name="schedule">Creates the schedule for an input.</param>
    /// <param name="times">The times at which the schedule runs.</param>
    public static async Task<int> StoreAsync(
        string path,
        string functionArn,
        Func<string, NewSchedule> schedule,
        IEnumerable<DateTimeOffset> times,
        StoreSettings settings,
        Interrupt interrupt)
    {
        var screen = new Screen(OutputFormat.Table);
        if (await ScheduleRequest.ReadAsync(path, functionArn, screen, interrupt.Requested) is not { } input)
            return ExitCodes.InvalidInput;

        using var session = StoreSession.Open(settings);
        var stored = schedule(input);
        var arn = StoreSession.Value(await session.Store.CreateAsync(stored, interrupt.Requested));
        screen.Results.WriteLine($"Created {arn}");
        screen.Results.WriteLine($"{stored.Expression} in {stored.TimeZone}, next run {ScheduleText.Next(times)}");
        return ExitCodes.Success;
    }
}
