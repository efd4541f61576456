using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests;

/// <summary>Runs with tasks, from request to report.</summary>
public sealed class TaskRunTests
{
    private const string Halt = "Not started: task prod/migrate (tasks[0], wave 1) ended with TaskFailed, which stops all later waves.";

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task FailedMigration_ThatIsWaitedFor_HaltsEveryLaterWave()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Ended(app: 1) };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry(), TaskSnapshots.Entry(wave: 3)));

        Assert.Equal(["Halted", "TaskFailed", "Halted"], report.Codes());
        Assert.Equal((Halt, Halt), (report.Results?[0].Reason, report.Results?[2].Reason));
        Assert.Empty(ecs.Restarts);
        Assert.Single(ecs.Orders);
    }

    [Fact]
    public async Task FailedMigration_InTheSameWave_HaltsNothing()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Ended(app: 1) };

        var report = await RunAsync(ecs, Payload.Of("orders") with { Wait = true, Tasks = [TaskSnapshots.Entry()] });

        Assert.Equal(["Restarted", "TaskFailed"], report.Codes());
    }

    [Fact]
    public async Task GoodMigration_LetsTheServicesFollow_AndNotBefore()
    {
        var servicesAtEnd = -1;
        FakeEcs? fake = null;
        var ecs = fake = new FakeEcs
        {
            OnDescribeTasks = arns =>
            {
                servicesAtEnd = fake?.Restarts.Count ?? -1;
                return Ended(app: 0, proxy: 1)(arns);
            },
        };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry()));

        Assert.Equal(["Restarted", "TaskSucceeded"], report.Codes());
        Assert.Equal(0, servicesAtEnd);
        Assert.Equal("1 task succeeded, 1 restarted", report.Message?.Split(" in ")[0]);
        Assert.Equal(new ReportSummary(2, 0, 0, 0), report.Summary);
        var task = Assert.Single(report.Results?[1].Tasks ?? []);
        Assert.Equal([new ContainerStatus("app", 0, null), new ContainerStatus("proxy", 1, null)], task.Containers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MigrationThatCouldNotStart_HaltsEveryLaterWave_WhetherItIsWaitedForOrNot(bool wait)
    {
        var ecs = new FakeEcs { OnRunTask = (_, _) => Task.FromResult<EcsResult<TaskLaunch>>(new EcsResult<TaskLaunch>.Ok(new TaskLaunch([], ["RESOURCE:CPU"]))) };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry()) with { Wait = wait });

        Assert.Equal(["Halted", "TaskCouldNotStart"], report.Codes());
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task MigrationThatIsRefusedBeforehand_HaltsLaterWavesInThePlanAlready()
    {
        var ecs = new FakeEcs
        {
            OnLookAtDefinition = name => new EcsResult<TaskDefinitionSnapshot>.Ok(TaskSnapshots.Definition(name) with { UsesAwsVpc = true }),
        };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry()) with { DryRun = true });

        Assert.Equal(["Halted", "TaskCouldNotStart"], report.Codes());
        Assert.Contains("\"networkConfiguration\"", report.Results?[1].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrationThatCannotBeWatched_HaltsLaterWaves_ForNobodyKnowsHowItEnded()
    {
        var ecs = new FakeEcs
        {
            OnDescribeTasks = _ => new EcsResult<IReadOnlyList<TaskSnapshot>>.Failed(new EcsFailure.Refused(ResultCode.AccessDenied, "No DescribeTasks.")),
        };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry()));

        Assert.Equal(["Halted", "TaskStarted"], report.Codes());
        Assert.Equal(["The task could not be watched: No DescribeTasks."], report.Results?[1].Warnings);
        Assert.Equal(1, report.Summary?.Unverified);
    }

    [Fact]
    public async Task MigrationNobodyWaitsFor_IsStarted_AndTheServicesFollowAtOnce()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Ended(app: 1) };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry() with { Wait = false }));

        Assert.Equal(["Restarted", "TaskStarted"], report.Codes());
        Assert.Empty(ecs.TaskLooks);
        Assert.Equal("tasks[0]-0", Assert.Single(report.Results?[1].Tasks ?? []).Task);
    }

    [Fact]
    public async Task MigrationThatWaitsInARunThatDoesNot_StillHoldsBackTheServices()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Ended(app: 1) };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry() with { Wait = true }) with { Wait = false });

        Assert.Equal(["Halted", "TaskFailed"], report.Codes());
    }

    [Fact]
    public async Task Task_ThatTakesTooLong_TimesOutAndIsLeftRunning()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Running };

        var report = await RunAsync(ecs, WithServices(TaskSnapshots.Entry() with { Timeout = TimeSpan.FromMinutes(2) }));

        Assert.Equal(["Halted", "TaskTimedOut"], report.Codes());
        Assert.Equal("The task did not stop within 2 min and was left running: status RUNNING.", report.Results?[1].Error);
        Assert.Equal(120, report.Results?[1].DurationSeconds);
    }

    [Fact]
    public async Task Run_ThatIsOutOfTimeWhileATaskRuns_ReportsWhatWasSeen_AndNothingMoreBegins()
    {
        using var outOfTime = new CancellationTokenSource(TimeSpan.FromSeconds(95), _clock);
        var ecs = new FakeEcs { OnDescribeTasks = Running };
        var run = new RunUnderTest(ecs, _clock) { Stop = StopSignals.None with { OutOfTime = outOfTime.Token } };

        var report = await run.FinishAsync(WithServices(TaskSnapshots.Entry()));

        Assert.Equal(["OutOfTime", "TaskStarted"], report.Codes());
        Assert.Equal(["The run ended before the task did."], report.Results?[1].Warnings);
        Assert.Equal("RUNNING", Assert.Single(report.Results?[1].Tasks ?? []).LastStatus);
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task Run_InterruptedBefore_RunsNothing()
    {
        using var interrupted = new CancellationTokenSource();
        await interrupted.CancelAsync();
        var ecs = new FakeEcs();
        var run = new RunUnderTest(ecs, _clock) { Stop = StopSignals.None with { Interrupted = interrupted.Token } };

        var report = await run.FinishAsync(new RestartRequest { Tasks = [TaskSnapshots.Entry()] });

        Assert.Equal(["Halted"], report.Codes());
        Assert.Equal("The run was interrupted before this task was run.", report.Results?[0].Reason);
        Assert.Empty(ecs.Orders);
    }

    [Fact]
    public async Task Run_WhilePaused_RunsNoTaskAndLooksAtNone()
    {
        var ecs = new FakeEcs();

        var report = await new RunUnderTest(ecs, _clock) { PauseReason = "Maintenance." }.FinishAsync(WithServices(TaskSnapshots.Entry()));

        Assert.Equal(["Paused", "Paused"], report.Codes());
        Assert.Empty(ecs.Orders);
        Assert.Empty(ecs.DefinitionLooks);
    }

    [Fact]
    public async Task DryRun_SaysWhatWouldBeRun_AndRunsNothing()
    {
        var ecs = new FakeEcs();
        var entry = TaskSnapshots.Entry(wave: 2, count: 3) with { Overrides = [new("app", ["--password=secret"], new Dictionary<string, string>())] };

        var report = await RunAsync(ecs, new RestartRequest { DryRun = true, Wait = true, Tasks = [entry, TaskSnapshots.Entry() with { Wait = false }] });

        Assert.Equal(["DryRun", "DryRun"], report.Codes());
        Assert.Equal("Would be run in wave 2: 3 tasks of migrate with overrides for app, watched for up to 30 min.", report.Results?[0].Reason);
        Assert.Equal("Would be run: 1 task of migrate, not watched.", report.Results?[1].Reason);
        Assert.Equal("2 tasks to run", report.Message?.Split(" in ")[0]);
        Assert.Empty(ecs.Orders);
        Assert.Single(ecs.DefinitionLooks);
    }

    [Fact]
    public async Task Brake_CountsTasksAndRollouts()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Ended(app: 1) };
        var request = new RestartRequest
        {
            Wait = true,
            MaxInFlight = 1,
            StopAfterFailures = 1,
            Tasks = [TaskSnapshots.Entry(), TaskSnapshots.Entry()],
        };

        var report = await RunAsync(ecs, request);

        Assert.Equal(["TaskFailed", "Halted"], report.Codes());
        Assert.Equal("1 task failed, which reaches stopAfterFailures (1). No further restart or task was started.", report.Results?[1].Reason);
    }

    [Fact]
    public async Task EssentialContainers_AreThoseOfTheRevisionThatRan()
    {
        const string Newer = "arn:aws:ecs:eu-central-1:123456789012:task-definition/migrate:8";
        var ecs = new FakeEcs
        {
            OnRunTask = (order, _) => Task.FromResult<EcsResult<TaskLaunch>>(
                new EcsResult<TaskLaunch>.Ok(new TaskLaunch([TaskSnapshots.JustStarted("a") with { TaskDefinitionArn = Newer }], []))),
            OnLookAtDefinition = name => new EcsResult<TaskDefinitionSnapshot>.Ok(
                TaskSnapshots.Definition(name) with { EssentialContainers = name == Newer ? ["proxy"] : ["app"] }),
            OnDescribeTasks = Ended(app: 0, proxy: 4),
        };

        var report = await RunAsync(ecs, new RestartRequest { Wait = true, Tasks = [TaskSnapshots.Entry()] });

        Assert.Equal("Container proxy exited with code 4 (Essential container in task exited).", report.Results?[0].Error);
    }

    [Fact]
    public async Task Watch_OfManyTasks_AsksForAHundredAtATime()
    {
        var ecs = new FakeEcs();
        var request = new RestartRequest { Wait = true, MaxInFlight = 100, Tasks = [.. Enumerable.Range(0, 15).Select(_ => TaskSnapshots.Entry(count: 10))] };

        var report = await RunAsync(ecs, request);

        Assert.All(report.Codes(), code => Assert.Equal("TaskSucceeded", code));
        Assert.Equal([50, 100], ecs.TaskLooks.Select(arns => arns.Count).Order());
        Assert.Single(ecs.DefinitionLooks);
    }

    [Fact]
    public async Task Watch_WhoseAnswersGetLost_GoesOn()
    {
        var looks = 0;
        var ecs = new FakeEcs
        {
            OnDescribeTasks = arns => ++looks < 4
                ? new EcsResult<IReadOnlyList<TaskSnapshot>>.Failed(new EcsFailure.Unanswered("Lost."))
                : Ended(app: 0)(arns),
        };

        Assert.Equal(["TaskSucceeded"], (await RunAsync(ecs, new RestartRequest { Wait = true, Tasks = [TaskSnapshots.Entry()] })).Codes());
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(61, true)]
    public async Task Run_LongAfterItsScheduledTime_WarnsThatTheTokenMayBeForgotten(int minutes, bool expected)
    {
        var request = new RestartRequest { ScheduledTime = _clock.GetUtcNow().AddMinutes(-minutes), Tasks = [TaskSnapshots.Entry()] };

        var report = await RunAsync(new FakeEcs(), request);

        Assert.Equal(expected, report.Results?[0].Warnings is { Count: > 0 });
    }

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/prod", "migrate", "ClusterNotFound")]
    [InlineData("prod", "arn:aws:ecs:us-east-1:123456789012:task-definition/migrate:7", "TaskCouldNotStart")]
    public async Task Task_OfAnotherRegion_IsRefusedWithoutACall(string cluster, string taskDefinition, string code)
    {
        var ecs = new FakeEcs();

        var report = await RunAsync(ecs, new RestartRequest { Tasks = [new TaskEntry { Cluster = cluster, TaskDefinition = taskDefinition }] });

        Assert.Equal([code], report.Codes());
        Assert.Contains("is in Region us-east-1, but ECS is called in Region eu-central-1.", report.Results?[0].Error, StringComparison.Ordinal);
        Assert.Empty(ecs.DefinitionLooks);
    }

    [Fact]
    public async Task FailedTask_EndsTheInvocationWithAnErrorWhereTheRequestWantsIt()
    {
        var ecs = new FakeEcs { OnDescribeTasks = Ended(app: 1) };

        var report = await RunAsync(ecs, new RestartRequest { Wait = true, RaiseOnFailure = true, Tasks = [TaskSnapshots.Entry()] });

        Assert.True(report.FailsInvocation);
        Assert.Contains("prod/migrate: TaskFailed. Container app exited with code 1", ReportText.Failures(report), StringComparison.Ordinal);
    }

    private static RestartRequest WithServices(params TaskEntry[] tasks) => new()
    {
        Wait = true,
        Services = [new ServiceEntry { Cluster = "prod", Service = "orders", Options = new ServiceOptions { Wave = 2 } }],
        Tasks = tasks,
    };

    private static Func<IReadOnlyList<string>, EcsResult<IReadOnlyList<TaskSnapshot>>> Ended(int app, int proxy = 0) =>
        arns => new EcsResult<IReadOnlyList<TaskSnapshot>>.Ok([.. arns.Select(arn => TaskSnapshots.Ended(arn, app, proxy))]);

    private static EcsResult<IReadOnlyList<TaskSnapshot>> Running(IReadOnlyList<string> arns) =>
        new EcsResult<IReadOnlyList<TaskSnapshot>>.Ok([.. arns.Select(TaskSnapshots.Running)]);

    private Task<RestartReport> RunAsync(FakeEcs ecs, RestartRequest request) => new RunUnderTest(ecs, _clock).FinishAsync(request);
}
