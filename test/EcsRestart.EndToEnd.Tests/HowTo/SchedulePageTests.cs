using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.HowTo;

/// <summary>The commands of docs/schedules.md that store schedules, run in order against one simulator.</summary>
public sealed class SchedulePageTests
{
    private const string SchedulesPage = "docs/schedules.md";
    private const string ShownEndpoint = "http://127.0.0.1:4599";

    [Fact]
    public async Task Commands_AgainstOneSimulator_PrintAsShown()
    {
        using var scheduler = new SimulatedScheduler(TimeProvider.System);
        await using var api = await EcsHttpApi.StartAsync(new SimulatedEcs(TimeProvider.System), scheduler, port: 0, CancellationToken.None);
        var count = HowToCommand.In(Page.PathOf(SchedulesPage)).Count;
        var ran = 0;
        for (var number = 0; number < count; number++)
        {
            // Read again each time: a refresh moves the commands behind it.
            var command = HowToCommand.In(Page.PathOf(SchedulesPage))[number];
            if (!command.Arguments.Contains(ShownEndpoint))
                continue;

            string[] arguments = [.. command.Arguments.Select(argument => argument == ShownEndpoint ? $"{api.Endpoint}" : argument)];
            Page.AssertShows(SchedulesPage, command, await CommandLineRun.OfAsync(arguments));
            ran++;
        }

        Assert.InRange(ran, 2, int.MaxValue);
    }
}
