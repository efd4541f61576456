using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>What <c>create</c> and <c>once</c> have in common.</summary>
internal static class ScheduleCreation
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
        StoreSettings choice,
        Interrupt interrupt)
    {
        var screen = new Screen(OutputFormat.Table);
        if (await ScheduleRequest.ReadAsync(path, functionArn, screen, interrupt.Requested) is not { } input)
            return ExitCodes.InvalidInput;

        using var session = StoreSession.Open(choice);
        var stored = schedule(input);
        var arn = StoreSession.Value(await session.Store.CreateAsync(stored, interrupt.Requested));
        screen.Results.WriteLine($"Created {arn}");
        screen.Results.WriteLine($"{stored.Expression} in {stored.TimeZone}, next {ScheduleText.Next(times)}");
        return ExitCodes.Success;
    }
}
