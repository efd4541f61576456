using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>Start window, calendars, pauses and the limit on extra tasks: the state machine keeps them as one invocation does.</summary>
public sealed class GatedMachineTests
{
    private const string Services = """
        "services": [
          { "cluster": "prod", "service": "a" },
          { "cluster": "prod", "service": "b" },
          { "cluster": "prod", "service": "c", "wave": 2 }
        ]
        """;

    [StateMachineTheory]
    [InlineData("\"maxExtraTasks\": 4", 4)]
    [InlineData("\"maxExtraTasks\": 3", 4)]
    [InlineData("\"maxExtraTasks\": 8", 8)]
    [InlineData("\"maxInFlight\": 10", 12)]
    public async Task ExtraTasks_WithALimit_StayWithinItOnBothEngines(string setting, int highest)
    {
        var payload = $$"""{ "wait": true, {{setting}}, {{Services}} }""";
        await using var one = await StartAsync();
        await using var many = await StartAsync();

        Assert.Equal(["a Restarted", "b Restarted", "c Restarted"], Results(one.RunInOneInvocation(payload)));
        Assert.Equal(["a Restarted", "b Restarted", "c Restarted"], Results((await many.Machine().RunAsync(payload)).Result));
        Assert.Equal((highest, highest), (one.Estate.Location.HighestExtraTasks, many.Estate.Location.HighestExtraTasks));
    }

    [StateMachineFact]
    public async Task PauseMinutes_BetweenWaves_IsAWaitOfTheMachine()
    {
        await using var runs = await StartAsync();
        var startedAt = runs.Clock.GetUtcNow();

        var outcome = await runs.Machine().RunAsync($$"""{ "wait": true, "pauseMinutes": 1440, {{Services}} }""");

        Assert.Equal(["a Restarted", "b Restarted", "c Restarted"], Results(outcome.Result));
        Assert.InRange(runs.Clock.GetUtcNow() - startedAt, TimeSpan.FromDays(1), TimeSpan.FromDays(1.1));
        Assert.Single(outcome.Calls, "After the pause");
    }

    [StateMachineFact]
    public async Task Calendar_ClosedDuringThePause_StopsTheNextWave()
    {
        await using var runs = await StartAsync();
        var now = runs.Clock.GetUtcNow();
        runs.Estate.Location.Lists.PutCalendar("freeze", isOpenByDefault: true, new CalendarEvent(now.AddHours(1), now.AddHours(9)));

        var outcome = await runs.Machine().RunAsync($$"""{ "wait": true, "pauseMinutes": 120, "calendars": ["freeze"], {{Services}} }""");

        Assert.Equal(["a Restarted", "b Restarted", "c CalendarClosed"], Results(outcome.Result));
        Assert.Contains("freeze is closed until 2026-11-21T14:00:00Z", outcome.Result?.ToString(), StringComparison.Ordinal);
    }

    [StateMachineTheory]
    [InlineData("\"calendars\": [\"missing\"]", "GateUnreadable")]
    [InlineData("\"scheduledTime\": \"2026-11-21T03:00:00Z\", \"startWithinMinutes\": 60", "TooLate")]
    public async Task Gate_ClosedFromTheStart_StartsNothingOnBothEngines(string setting, string code)
    {
        var payload = $$"""{ "wait": true, {{setting}}, {{Services}} }""";
        await using var one = await StartAsync();
        await using var many = await StartAsync();

        Assert.Equal([$"a {code}", $"b {code}", $"c {code}"], Results(one.RunInOneInvocation(payload)));
        Assert.Equal([$"a {code}", $"b {code}", $"c {code}"], Results((await many.Machine().RunAsync(payload)).Result));
        Assert.DoesNotContain(one.Estate.Log.Records.Concat(many.Estate.Log.Records), call => call.Action == "UpdateService");
    }

    [StateMachineFact]
    public async Task PauseMinutes_LongerThanAnExecution_IsRejected()
    {
        await using var runs = await StartAsync();
        var services = string.Join(',', Enumerable.Range(1, 7).Select(wave => $$"""{ "cluster": "prod", "service": "a{{wave}}", "wave": {{wave}} }"""));
        foreach (var wave in Enumerable.Range(1, 7))
            runs.Estate.Location.AddService("prod", $"a{wave}", new ServiceBehavior());

        var outcome = await runs.Machine().RunAsync($$"""{ "wait": true, "pauseMinutes": 1440, "services": [{{services}}] }""");

        Assert.Equal(400, outcome.Result?.GetProperty("statusCode").GetInt32());
        Assert.Equal("$.pauseMinutes", outcome.Result?.GetProperty("errors")[0].GetProperty("path").GetString());
        Assert.Contains("expected less than 1200", outcome.Result?.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"TimeoutSeconds\": 432000", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra", "restart.asl.json")), StringComparison.Ordinal);
    }

    private static Task<RunsOnAnEstate> StartAsync()
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        foreach (var name in new[] { "a", "b", "c" })
            estate.Location.AddService("prod", name, new ServiceBehavior { DesiredCount = 4, DrainDelay = TimeSpan.FromMinutes(2) });
        return RunsOnAnEstate.StartAsync(estate, clock);
    }

    private static string[] Results(JsonElement? report) =>
        [.. report?.GetProperty("results").EnumerateArray().Select(result => $"{result.GetProperty("service")} {result.GetProperty("code")}") ?? []];
}
