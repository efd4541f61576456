using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>What <c>create</c> and <c>once</c> have in common.</summary>
internal static class NewSchedules
{
    /// <param name="path">The request's.</param>
    /// <param name="functionArn">The function that is to take it.</param>
    /// <param name="schedule">Makes the schedule of the request.</param>
    /// <param name="times">When it will fire.</param>
    public static async Task<int> StoreAsync(
        string path,
        string functionArn,
        Func<string, NewSchedule> schedule,
        IEnumerable<DateTimeOffset> times,
        StoreChoice choice,
        Interrupt interrupt)
    {
        var screen = new Screen(OutputFormat.Table);
        if (await ScheduleRequest.ReadAsync(path, functionArn, screen, interrupt.Asked) is not { } input)
            return ExitCodes.BadRequestOrUsage;

        using var session = StoreSession.Open(choice);
        var stored = schedule(input);
        var arn = StoreSession.Value(await session.Store.CreateAsync(stored, interrupt.Asked));
        screen.Results.WriteLine($"Created {arn}");
        screen.Results.WriteLine($"{stored.Expression} in {stored.TimeZone}, next {ScheduleWords.Next(times)}");
        return ExitCodes.Fine;
    }
}
