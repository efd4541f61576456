using EcsRestart.Ecs;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Restart;

/// <summary>The results of RunTask calls in the report.</summary>
public sealed class TaskLauncherTests
{
    private static readonly EcsFailure Lost = new EcsFailure.Unanswered("The connection to ECS broke.");
    private static readonly EcsFailure Slow = new EcsFailure.Throttled("Rate exceeded.");

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RunTask_ResponseLost_CallsAgainWithSameToken()
    {
        var calls = 0;
        var ecs = new FakeEcs { OnRunTask = (order, _) => Task.FromResult(calls++ == 0 ? Fail(Lost) : FakeEcs.Launch(order)) };

        var result = await RunAsync(ecs);

        Assert.Equal("TaskStarted", result.Code.Name);
        Assert.Equal(2, ecs.Orders.Count);
        Assert.Single(ecs.Orders.Select(order => order.ClientToken).Distinct());
    }

    [Fact]
    public async Task RunTask_ResponsesAlwaysLost_ReportsPossibleStart()
    {
        var ecs = new FakeEcs { OnRunTask = (_, _) => Task.FromResult(Fail(Lost)) };

        var result = await RunAsync(ecs);

        Assert.Equal(4, ecs.Orders.Count);
        Assert.Equal(
            ("EcsError", "The connection to ECS broke. ECS may have started the task. Check the cluster before you run it again."),
            (result.Code.Name, result.Error));
    }

    [Fact]
    public async Task RunTask_NeverReached_ReportsThatItWasNotStarted()
    {
        var ecs = new FakeEcs { OnRunTask = (_, _) => Task.FromResult(Fail(new EcsFailure.Unreachable("ECS cannot be reached."))) };

        Assert.Equal("ECS cannot be reached. The task was not started.", (await RunAsync(ecs)).Error);
    }

    [Fact]
    public async Task RunTask_Throttled_IsWaitedOut()
    {
        var calls = 0;
        var ecs = new FakeEcs { OnRunTask = (order, _) => Task.FromResult(calls++ < 20 ? Fail(Slow) : FakeEcs.Launch(order)) };

        Assert.Equal("TaskStarted", (await RunAsync(ecs)).Code.Name);
    }

    [Fact]
    public async Task RunTask_ThrottledUntilTheTimeIsOver_IsThrottled()
    {
        using var outOfTime = new CancellationTokenSource();
        var calls = 0;
        var ecs = new FakeEcs
        {
            OnRunTask = (_, _) =>
            {
                if (++calls == 3)
                    Cancel(outOfTime);
                return Task.FromResult(Fail(Slow));
            },
        };

        var result = await RunAsync(ecs, stop: StopSignals.None with { OutOfTime = outOfTime.Token });

        Assert.Equal("Throttled", result.Code.Name);
        Assert.StartsWith("ECS throttled every call until the run was out of time. The task was not started.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunTask_OutOfTimeAfterLostResponse_ReportsPossibleStart()
    {
        using var outOfTime = new CancellationTokenSource();
        var ecs = new FakeEcs
        {
            OnRunTask = (_, _) =>
            {
                Cancel(outOfTime);
                return Task.FromResult(Fail(Lost));
            },
        };

        var result = await RunAsync(ecs, stop: StopSignals.None with { OutOfTime = outOfTime.Token });

        Assert.Equal("OutOfTime", result.Code.Name);
        Assert.EndsWith("ECS may have started the task. Check the cluster before you run it again.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunTask_CutOffDuringTheCall_IsOutOfTime()
    {
        using var cutOff = new CancellationTokenSource();
        var ecs = new FakeEcs
        {
            OnRunTask = (_, cancellation) =>
            {
                Cancel(cutOff);
                return Task.FromCanceled<EcsResult<TaskLaunch>>(cancellation);
            },
        };

        var result = await RunAsync(ecs, cutOff: cutOff.Token);

        Assert.Equal(("OutOfTime", "The run was cut off during the call: ECS may have started the task."), (result.Code.Name, result.Error));
    }

    [Theory]
    [InlineData("EcsError", "TaskCouldNotStart")]
    [InlineData("TaskCouldNotStart", "TaskCouldNotStart")]
    [InlineData("AccessDenied", "AccessDenied")]
    [InlineData("ClusterNotFound", "ClusterNotFound")]
    public async Task RunTask_Refused_IsCalledOnceAndHasItsCode(string code, string expected)
    {
        var refusal = new EcsFailure.Refused(ResultCodes.Named(code), "ECS says no.");
        var ecs = new FakeEcs { OnRunTask = (_, _) => Task.FromResult(Fail(refusal)) };

        var result = await RunAsync(ecs);

        Assert.Equal((expected, "ECS says no."), (result.Code.Name, result.Error));
        Assert.Single(ecs.Orders);
    }

    [Fact]
    public async Task RunTask_NoCapacity_ReportsReasonOnce()
    {
        var ecs = new FakeEcs { OnRunTask = (_, _) => Answer(new TaskLaunch([], ["RESOURCE:CPU", "RESOURCE:CPU"])) };

        var result = await RunAsync(ecs, TaskSnapshots.Entry(count: 2));

        Assert.Equal(("TaskCouldNotStart", "ECS started 0 of 2 tasks: RESOURCE:CPU."), (result.Code.Name, result.Error));
        Assert.Null(result.Tasks);
    }

    [Fact]
    public async Task RunTask_CapacityForSomeOnly_NamesThoseThatWereStarted()
    {
        var ecs = new FakeEcs { OnRunTask = (_, _) => Answer(new TaskLaunch([TaskSnapshots.JustStarted("a")], ["RESOURCE:MEMORY"])) };

        var result = await RunAsync(ecs, TaskSnapshots.Entry(count: 2));

        Assert.Equal("ECS started 1 of 2 tasks: RESOURCE:MEMORY. Those were left running.", result.Error);
        Assert.Equal("a", Assert.Single(result.Tasks ?? []).Task);
    }

    [Fact]
    public async Task RunTask_EmptyResponse_Fails()
    {
        var ecs = new FakeEcs { OnRunTask = (_, _) => Answer(new TaskLaunch([], [])) };

        Assert.Equal("ECS started 0 of 1 task: ECS gave no reason.", (await RunAsync(ecs)).Error);
    }

    [Fact]
    public async Task RunTask_TasksOlderThanCall_AreFromEarlierRun()
    {
        var old = TaskSnapshots.JustStarted("a") with { CreatedAt = _clock.GetUtcNow().AddMinutes(-3) };
        var ecs = new FakeEcs { OnRunTask = (_, _) => Answer(new TaskLaunch([old], [])) };

        var result = await RunAsync(ecs);

        Assert.Equal(["An earlier run of this schedule already started the task, so this run did not start it again."], result.Warnings);
    }

    /// <summary>Reports synchronously, because a test in virtual time cannot wait for other threads.</summary>
    private static void Cancel(CancellationTokenSource source) => source.Cancel();

    private static EcsResult<TaskLaunch> Fail(EcsFailure failure) => new EcsResult<TaskLaunch>.Failed(failure);

    private static Task<EcsResult<TaskLaunch>> Answer(TaskLaunch launch) => Task.FromResult<EcsResult<TaskLaunch>>(new EcsResult<TaskLaunch>.Ok(launch));

    private async Task<RestartResult> RunAsync(FakeEcs ecs, TaskEntry? entry = null, StopSignals? stop = null, CancellationToken cutOff = default)
    {
        var run = new RunUnderTest(ecs, _clock) { Stop = stop ?? StopSignals.None, Abort = cutOff };
        var report = await run.FinishAsync(new RestartRequest { Tasks = [entry ?? TaskSnapshots.Entry()] });
        return Assert.Single(report.Results ?? []);
    }
}
