using System.CommandLine;
using EcsRestart.Cli.Output;
using EcsRestart.Cli.Session;
using EcsRestart.Schedules;
using Spectre.Console;

namespace EcsRestart.Cli.Commands.Schedules;

/// <summary>What <c>create</c> and <c>once</c> have in common.</summary>
internal static class NewSchedules
{
    public static NewSchedule Of(
        ParseResult line, TargetOptions target, ScheduleRef schedule, string expression, TimeZoneInfo zone, string input) => new()
        {
            Ref = schedule,
            Expression = expression,
            TimeZone = zone.Id,
            FunctionArn = target.FunctionArn(line) ?? "",
            RoleArn = target.RoleArn(line) ?? "",
            DeadLetterArn = target.DeadLetterArn(line),
            Description = target.Description(line),
            Input = input,
        };

    /// <param name="path">The request's.</param>
    /// <param name="times">When it will fire.</param>
    public static async Task<int> StoreAsync(
        string path, Func<string, NewSchedule> schedule, IEnumerable<DateTimeOffset> times, StoreChoice choice, Interrupt interrupt)
    {
        var screen = new Screen(OutputFormat.Table);
        if (await ScheduleRequest.ReadAsync(path, screen, interrupt.Asked) is not { } input)
            return ExitCodes.BadRequestOrUsage;

        using var session = StoreSession.Open(choice);
        var stored = schedule(input);
        var arn = StoreSession.Value(await session.Store.CreateAsync(stored, interrupt.Asked));
        screen.Results.WriteLine($"Created {arn}");
        screen.Results.WriteLine($"{stored.Expression} in {stored.TimeZone}, next {ScheduleWords.Next(times)}");
        return ExitCodes.Fine;
    }
}
