using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests.StateMachine;

/// <summary>
/// When any step is lost, repeated or the last one, no service restarts twice, and a resumed execution returns the correct report.
/// </summary>
public sealed class InterruptedMachineTests
{
    private const string Payload = """
        {
          "wait": true,
          "maxInFlight": 12,
          "stopAfterFailures": 0,
          "tasks": [{ "cluster": "prod", "taskDefinition": "migrate" }],
          "services": [
            { "cluster": "prod", "service": "failing", "wave": 2 },
            { "cluster": "prod", "service": "a", "wave": 2 },
            { "cluster": "shop", "service": "b", "wave": 2 },
            { "cluster": "prod", "service": "c", "wave": 3 }
          ]
        }
        """;

    private static readonly string[] Expected =
        ["failing RolledBack", "a Restarted", "b Restarted", "c Restarted", "migrate TaskSucceeded"];

    /// <summary>The states of the run above that invoke a step, in order, when everything succeeds.</summary>
    private static readonly string[] Calls =
    [
        "Plan", "Restart", "Check", "Report",
        "Restart", "Restart", "Check", "Report",
        "Restart", "Check", "Report",
    ];

    /// <summary>Every state that invokes a step, with its first invocation in each round.</summary>
    public static TheoryData<string, int> Places()
    {
        var places = new TheoryData<string, int>();
        foreach (var (state, times) in Calls.CountBy(state => state))
        {
            for (var time = 1; time <= times; time++)
                places.Add(state, time);
        }

        return places;
    }

    [StateMachineTheory]
    [MemberData(nameof(Places))]
    public async Task Execution_StoppedBeforeStep_ResumesWithoutSecondRestart(string state, int time) =>
        await AssertResumedAsync(state, time, StepFault.Stopped);

    [StateMachineTheory]
    [MemberData(nameof(Places))]
    public async Task Execution_StoppedAfterStep_ResumesWithoutSecondRestart(string state, int time) =>
        await AssertResumedAsync(state, time, StepFault.StoppedAfter);

    [StateMachineTheory]
    [MemberData(nameof(Places))]
    public async Task Step_DoneButFailed_IsRepeatedWithoutSecondRestart(string state, int time) =>
        await AssertOutcomeAsync(At(state, time, StepFault.ResponseLost));

    [StateMachineTheory]
    [MemberData(nameof(Places))]
    public async Task Step_DoneTwice_RestartsServicesOnce(string state, int time) =>
        await AssertOutcomeAsync(At(state, time, StepFault.Duplicated));

    [StateMachineFact]
    public async Task RestartStep_AllResponsesLost_ReturnsCorrectVerdicts() =>
        await AssertOutcomeAsync(call => call.State == "Restart" ? StepFault.ResponseLost : StepFault.None);

    [StateMachineFact]
    public async Task RestartStep_AlwaysFails_FailsItsServices()
    {
        await using var runs = await StartAsync();

        var outcome = await runs.Machine(call => call.State == "Restart" ? StepFault.Refused : StepFault.None)
            .RunAsync("""{"wait":true,"services":[{"cluster":"prod","service":"a"},{"cluster":"shop","service":"b"}]}""");

        Assert.Equal(["a EcsError", "b EcsError"], Results(outcome));
        Assert.Equal(0, runs.Estate.Location.Observe("prod", "a").ForcedDeployments);
        Assert.Contains("Lambda.Unknown", outcome.Result?.GetProperty("results")[0].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The engine gives up on a batch whose checks keep failing; the report step describes the services itself.</summary>
    [StateMachineFact]
    public async Task CheckStep_AlwaysFails_LeavesVerdictsToReportStep()
    {
        await using var runs = await StartAsync();

        var outcome = await runs.Machine(call => call.State is "Check" ? StepFault.Refused : StepFault.None)
            .RunAsync("""{"wait":true,"services":[{"cluster":"prod","service":"a"},{"cluster":"shop","service":"b","wave":2}]}""");

        Assert.Equal(["a Started", "b Halted"], Results(outcome));
        Assert.Equal((1, 0), (runs.Estate.Location.Observe("prod", "a").ForcedDeployments, runs.Estate.Location.Observe("shop", "b").ForcedDeployments));
    }

    private static async Task AssertResumedAsync(string state, int time, StepFault fault)
    {
        await using var runs = await StartAsync();
        var startedAt = runs.Clock.GetUtcNow();

        var first = await runs.Machine(At(state, time, fault)).RunAsync(Payload);
        runs.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await runs.Machine().RunAsync(Payload, startedAt);

        Assert.True(first.WasStopped);
        AssertRestartedOnce(runs);
        Assert.Equal(Expected.Order(), Results(second).Order());
    }

    private static async Task AssertOutcomeAsync(Func<StepCall, StepFault> faultOf)
    {
        await using var runs = await StartAsync();

        var outcome = await runs.Machine(faultOf).RunAsync(Payload);

        AssertRestartedOnce(runs);
        Assert.Equal(Expected, Results(outcome));
    }

    private static void AssertRestartedOnce(RunsOnAnEstate runs)
    {
        var ecs = runs.Estate.Location;
        Assert.Equal(
            [1, 1, 1, 1],
            new[] { ("prod", "failing"), ("prod", "a"), ("shop", "b"), ("prod", "c") }.Select(service => ecs.Observe(service.Item1, service.Item2).ForcedDeployments));
        Assert.Equal(1, ecs.CountTasksRun("prod"));
    }

    private static Func<StepCall, StepFault> At(string state, int time, StepFault fault)
    {
        var times = 0;
        return call => call.State == state && ++times == time ? fault : StepFault.None;
    }

    private static Task<RunsOnAnEstate> StartAsync()
    {
        var clock = new SteppedClock();
        var estate = new SimulatedAws(clock);
        var failing = new ServiceBehavior
        {
            CircuitBreaker = new CircuitBreaker(Enable: true, Rollback: true),
            Failure = new TaskFailure { Kind = TaskFailureKind.Crash, ExitCode = 1 },
        };
        estate.Location.AddService("prod", "failing", failing);
        estate.Location.AddService("prod", "a", new ServiceBehavior());
        estate.Location.AddService("shop", "b", new ServiceBehavior());
        estate.Location.AddService("prod", "c", new ServiceBehavior());
        estate.Location.AddTaskDefinition("migrate", new TaskBehavior { NetworkMode = "bridge" });
        return RunsOnAnEstate.StartAsync(estate, clock);
    }

    private static string[] Results(MachineOutcome outcome) =>
    [
        .. outcome.Result?.GetProperty("results").EnumerateArray().Select(result =>
            $"{(result.TryGetProperty("service", out var service) ? service : result.GetProperty("taskDefinition"))} {result.GetProperty("code")}") ?? [],
    ];
}
