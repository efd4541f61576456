using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests;

/// <summary>Runs with tasks on the simulator, behind the real AWS client.</summary>
public sealed class SimulatedTaskRunTests : IDisposable
{
    private const string Schedule = """
        "scheduledTime":"2026-11-21T05:00:00Z","scheduleArn":"arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly"
        """;

    private const string Migrate = """
        {"cluster":"prod","taskDefinition":"migrate","launchType":"FARGATE","networkConfiguration":{"subnets":["subnet-1"]}}
        """;

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _simulated;
    private readonly VirtualEcs _ecs;
    private int _runs;

    public SimulatedTaskRunTests()
    {
        _simulated = new SimulatedEcs(_clock);
        _simulated.AddService("prod", "orders", new ServiceBehavior());
        _ecs = new VirtualEcs(_simulated, _clock, TimeSpan.FromMilliseconds(20));
    }

    public void Dispose() => _ecs.Dispose();

    [Fact]
    public void Answer_LostAfterECSStartedTheTask_DoesNotStartASecondOne()
    {
        Define(new TaskBehavior());
        _simulated.Faults.Add(new Fault { Kind = FaultKind.ConnectionResetAfterAcceptance, Action = "RunTask", Count = 2 });

        var report = Run($$"""{"wait":true,"tasks":[{{Migrate}}]}""");

        Assert.Equal(["TaskSucceeded"], report.Codes());
        Assert.Equal((3, 1), (_simulated.Log.Of("RunTask").Count, _simulated.CountTasksRun("prod")));
    }

    [Theory]
    [InlineData(0, "TaskSucceeded")]
    [InlineData(1, "TaskFailed")]
    public void SecondRun_OfTheSameScheduledTime_StartsNothingTwiceAndGivesTheSameVerdict(int exitCode, string code)
    {
        Define(new TaskBehavior { Containers = [new() { Name = "app", ExitCode = exitCode }] });
        var payload = $$"""{"wait":true,{{Schedule}},"tasks":[{{Migrate}}]}""";

        var first = Run(payload);
        var second = Run(payload);

        Assert.Equal([code], first.Codes());
        Assert.Equal([code], second.Codes());
        Assert.Equal(first.Results?[0].Tasks?[0].Task, second.Results?[0].Tasks?[0].Task);
        Assert.Equal(1, _simulated.CountTasksRun("prod"));
        Assert.Contains("An earlier run of this schedule already started the task, so this run did not start it again.", second.Results?[0].Warnings ?? []);
    }

    [Fact]
    public void SecondRun_WithoutAScheduledTime_RunsTheTaskAgain()
    {
        Define(new TaskBehavior());

        Run($$"""{"wait":true,"tasks":[{{Migrate}}]}""");
        Run($$"""{"wait":true,"tasks":[{{Migrate}}]}""");

        Assert.Equal(2, _simulated.CountTasksRun("prod"));
    }

    [Fact]
    public void SecondRun_OfTheSameScheduledTimeWithOtherSettings_IsAConflictThatNamesTheTask()
    {
        Define(new TaskBehavior());
        var first = Run($$"""{"wait":true,{{Schedule}},"tasks":[{{Migrate}}]}""");

        var second = Run($$"""{"wait":true,{{Schedule}},"tasks":[{{Migrate.Trim()[..^1]}},"count":2}]}""");

        Assert.Equal(["TaskCouldNotStart"], second.Codes());
        Assert.Contains(first.Results?[0].Tasks?[0].Task.Split('/')[^1] ?? "?", second.Results?[0].Error, StringComparison.Ordinal);
        Assert.Equal(1, _simulated.CountTasksRun("prod"));
    }

    [Fact]
    public void TheSameTaskTwice_InOneRequest_IsRunTwice()
    {
        Define(new TaskBehavior());

        Assert.Equal(["TaskSucceeded", "TaskSucceeded"], Run($$"""{"wait":true,{{Schedule}},"tasks":[{{Migrate}},{{Migrate}}]}""").Codes());
        Assert.Equal(2, _simulated.CountTasksRun("prod"));
    }

    [Fact]
    public void ThrottledCalls_AreWaitedOut()
    {
        Define(new TaskBehavior());
        _simulated.Faults.Add(new Fault { Kind = FaultKind.Throttled, Action = "RunTask", Count = 30 });

        Assert.Equal(["TaskSucceeded"], Run($$"""{"wait":true,"tasks":[{{Migrate}}]}""").Codes());
        Assert.Equal(1, _simulated.CountTasksRun("prod"));
    }

    [Fact]
    public void Sidecar_ThatExits1_DoesNotMatter()
    {
        Define(new TaskBehavior { Containers = [new() { Name = "app" }, new() { Name = "proxy", Essential = false, ExitCode = 1 }] });

        Assert.Equal(["TaskSucceeded"], Run($$"""{"wait":true,"tasks":[{{Migrate}}]}""").Codes());
    }

    [Fact]
    public void FailedMigration_StopsTheServicesOfTheNextWave()
    {
        Define(new TaskBehavior { Containers = [new() { Name = "app", ExitCode = 1 }] });

        var report = Run($$"""{"wait":true,"tasks":[{{Migrate}}],"services":[{"cluster":"prod","service":"orders","wave":2}]}""");

        Assert.Equal(["Halted", "TaskFailed"], report.Codes());
        Assert.Equal(0, _simulated.Observe("prod", "orders").ForcedDeployments);
    }

    [Theory]
    [InlineData("""{"cluster":"prod","taskDefinition":"migrate"}""", "\"networkConfiguration\"")]
    [InlineData("""{"cluster":"prod","taskDefinition":"nobody"}""", "Unable to describe task definition.")]
    public void Task_ThatCannotBeRun_IsRefusedBeforeAnythingIsCalled(string task, string expected)
    {
        Define(new TaskBehavior());

        var report = Run($$"""{"tasks":[{{task}}]}""");

        Assert.Equal(["TaskCouldNotStart"], report.Codes());
        Assert.Contains(expected, report.Results?[0].Error, StringComparison.Ordinal);
        Assert.Empty(_simulated.Log.Of("RunTask"));
    }

    [Fact]
    public void Task_WhoseImageCannotBePulled_CouldNotStart()
    {
        Define(new TaskBehavior { Failure = new LaunchFailure(LaunchFailureKind.CannotStart) });

        var report = Run($$"""{"wait":true,"tasks":[{{Migrate}}]}""");

        Assert.Equal(["TaskCouldNotStart"], report.Codes());
        Assert.StartsWith("The task did not start (CannotPullContainerError: ", report.Results?[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Override_AndTheRest_ReachECS()
    {
        Define(new TaskBehavior());
        var bodies = new List<string>();
        using var ecs = new VirtualEcs(_simulated, _clock, TimeSpan.Zero, (action, body) =>
        {
            if (action == "RunTask")
                bodies.Add(System.Text.Encoding.UTF8.GetString(body.Span));
        });

        Run(
            """
            {"tasks":[{"cluster":"prod","taskDefinition":"migrate","capacityProviderStrategy":[{"capacityProvider":"FARGATE_SPOT","weight":1}],
              "networkConfiguration":{"subnets":["subnet-1"],"assignPublicIp":"DISABLED"},"count":2,"group":"nightly",
              "overrides":[{"container":"app","command":["run"],"environment":{"A":"b"}}]}]}
            """,
            ecs);

        Assert.Contains("\"capacityProviderStrategy\":[{\"capacityProvider\":\"FARGATE_SPOT\",\"weight\":1}]", bodies[0], StringComparison.Ordinal);
        Assert.Contains("\"awsvpcConfiguration\":{\"assignPublicIp\":\"DISABLED\",\"subnets\":[\"subnet-1\"]}", bodies[0], StringComparison.Ordinal);
        Assert.Contains("{\"command\":[\"run\"],\"environment\":[{\"name\":\"A\",\"value\":\"b\"}],\"name\":\"app\"}", bodies[0], StringComparison.Ordinal);
        Assert.Contains("\"startedBy\":\"ecs-restart\"", bodies[0], StringComparison.Ordinal);
        Assert.Equal(2, _simulated.CountTasksRun("prod"));
    }

    private void Define(TaskBehavior behavior) => _simulated.AddTaskDefinition("migrate:7", behavior);

    private RestartReport Run(string payload, VirtualEcs? ecs = null)
    {
        var behind = ecs ?? _ecs;
        var run = new RestartRun(TestEcs.Of(behind.Api, _clock), _clock, NullLogger.Instance);
        return behind.Run(() => run.RunAsync($"run-{++_runs}", Payload.Utf8(payload), StopSignals.None, CancellationToken.None))
            ?? throw new InvalidOperationException("The run has no report.");
    }
}
