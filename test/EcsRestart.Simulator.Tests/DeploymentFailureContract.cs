using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>How ECS shows failed deployments and rollbacks, and failures that are not caused by tasks.</summary>
public abstract class DeploymentFailureContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    /// <summary>Tasks crash 25 s after they start, so the circuit breaker reaches its threshold at 75 s.</summary>
    private static readonly ServiceBehavior Crashing = Service(1) with
    {
        Failure = new TaskFailure { Kind = TaskFailureKind.Crash },
        CircuitBreaker = new(Enable: true, Rollback: true),
    };

    private static readonly DeploymentAlarms Alarms = new()
    {
        Names = ["orders-5xx"],
        Rollback = true,
        TriggerAfter = TimeSpan.FromSeconds(25),
        BakeTime = TimeSpan.FromSeconds(90),
    };

    private static readonly LifecycleHook Hook = new()
    {
        TargetType = LifecycleHook.Lambda,
        TargetArn = "arn:aws:lambda:eu-central-1:123456789012:function:check",
        Stages = ["PRE_SCALE_UP"],
        Duration = TimeSpan.FromSeconds(5),
    };

    private static readonly LifecycleHook Pause = new()
    {
        TargetType = LifecycleHook.Pause,
        Stages = ["POST_SCALE_UP"],
        Timeout = TimeSpan.FromMinutes(10),
    };

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Rollback_OldOrNewIdAndDate_CompletesWithThem(bool isNewId, bool isNewDate)
    {
        Ecs.AddService("prod", "orders", Crashing with
        {
            FailedDeployment = new() { RestoredWithNewId = isNewId, RestoredWithNewDate = isNewDate },
        });
        var former = (await DescribeAsync()).At("deployments.0");
        var bad = (await ForceAsync()).At("deployments.0");

        Wait(76);
        var restored = (await DescribeAsync()).At("deployments.0");
        Wait(300);
        var after = await DescribeAsync();

        var id = restored.Text("id");
        Assert.Equal(isNewId, id != former.Text("id"));
        Assert.Equal(isNewDate ? Date(bad) + 75 : Date(former), Date(restored));
        Assert.Equal(
            $"ECS deployment circuit breaker: rolling back to deploymentId {id}.", restored.Text("rolloutStateReason"));
        Assert.Contains($"(service orders) rolling back to deployment {id}.", after.Texts("events", "message"));
        Assert.Equal([id], after.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", after.Text("deployments.0.rolloutState"));
        Assert.Equal(1, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Theory]
    [InlineData(FailedDeploymentView.Failed, "ACTIVE", "FAILED", "ECS deployment circuit breaker: tasks failed to start.")]
    [InlineData(FailedDeploymentView.InProgress, "ACTIVE", "IN_PROGRESS", "ECS deployment {0} in progress.")]
    [InlineData(FailedDeploymentView.Draining, "DRAINING", "FAILED", "ECS deployment circuit breaker: tasks failed to start.")]
    public async Task FailedDeployment_DuringRollback_IsShownAsConfigured(
        FailedDeploymentView view, string status, string rolloutState, string reason)
    {
        Ecs.AddService("prod", "orders", Crashing with { FailedDeployment = new() { ShownAs = view } });
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(76);
        var failed = (await DescribeAsync()).At("deployments.1");
        Wait(300);
        var after = await DescribeAsync();

        Assert.Equal((bad, status, rolloutState), (failed.Text("id"), failed.Text("status"), failed.Text("rolloutState")));
        Assert.Equal(reason.Replace("{0}", bad, StringComparison.Ordinal), failed.Text("rolloutStateReason"));
        Assert.DoesNotContain(bad, after.Texts("deployments", "id"));
        Assert.Equal([bad], Ecs.Observe("prod", "orders").FailedDeploymentIds);
    }

    [Theory]
    [InlineData(true, "(service orders) (deployment {0}) deployment failed: tasks failed to start.")]
    [InlineData(false, "(service orders) deployment failed: tasks failed to start.")]
    public async Task FailureEvent_Option_ContainsDeploymentId(bool isNamed, string message)
    {
        Ecs.AddService("prod", "orders", Crashing with { FailedDeployment = new() { EventNamesDeployment = isNamed } });
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(76);
        var messages = (await DescribeAsync()).Texts("events", "message");

        Assert.Contains(message.Replace("{0}", bad, StringComparison.Ordinal), messages);
    }

    [Fact]
    public async Task CircuitBreaker_Delay_ActsAfterLastFailure()
    {
        Ecs.AddService("prod", "orders", Crashing with { FailedDeployment = new() { BreakerDelay = TimeSpan.FromMinutes(1) } });
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(134);
        var before = (await DescribeAsync()).At("deployments.0");
        Wait(2);
        var after = (await DescribeAsync()).At("deployments.0");

        Assert.Equal((bad, "IN_PROGRESS"), (before.Text("id"), before.Text("rolloutState")));
        Assert.InRange(before.Number("failedTasks"), 4, 5);
        Assert.NotEqual(bad, after.Text("id"));
    }

    [Fact]
    public async Task CircuitBreaker_DelayAndHealthyTask_DoesNotAct()
    {
        Ecs.AddService("prod", "orders", Crashing with
        {
            Failure = new() { Kind = TaskFailureKind.Crash, FirstTasks = 3 },
            FailedDeployment = new() { BreakerDelay = TimeSpan.FromMinutes(1) },
        });
        var mine = (await ForceAsync()).Text("deployments.0.id");

        Wait(300);
        var service = await DescribeAsync();

        Assert.Equal([mine], service.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
    }

    [Fact]
    public async Task TaskCannotStart_CountedAtNextStart_CountsLater()
    {
        const string reason = "CannotPullContainerError: image not found.";
        Ecs.AddService("prod", "orders", Crashing with
        {
            Failure = new() { Kind = TaskFailureKind.CannotStart, CountedAtNextStart = true, StoppedReason = reason },
        });
        var bad = (await ForceAsync()).Text("deployments.0.id");

        // Starts at 0, 60, 110 and 430 s, each failing 20 s later: waits of 40 s, 30 s and 300 s.
        Wait(140);
        var counted = (await DescribeAsync()).At("deployments.0");
        Wait(289);
        var silent = (await DescribeAsync()).At("deployments.0");
        Wait(2);
        var service = await DescribeAsync();

        Assert.Equal((bad, 2), (counted.Text("id"), counted.Number("failedTasks")));
        Assert.Equal((bad, 2), (silent.Text("id"), silent.Number("failedTasks")));
        Assert.NotEqual(bad, service.Text("deployments.0.id"));
        Assert.Equal(
            3, service.Texts("events", "message").Count(message => message == $"(service orders) was unable to place a task. Reason: {reason}"));
        Assert.Contains("(service orders) stopped 1 pending tasks.", service.Texts("events", "message"));
    }

    [Fact]
    public async Task Rollback_TasksFailToo_StaysFailed()
    {
        Ecs.AddService("prod", "orders", Crashing with
        {
            MinimumHealthyPercent = 0,
            MaximumPercent = 100,
            Failure = new() { Kind = TaskFailureKind.Crash, RestoredDeploymentToo = true },
        });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        await ForceAsync();

        Wait(1800);
        var service = await DescribeAsync();

        Assert.Equal([former], service.Texts("deployments", "id"));
        Assert.Equal(("FAILED", 0), (service.Text("deployments.0.rolloutState"), service.Number("runningCount")));
    }

    [Fact]
    public async Task UnhealthyTask_RoomForAnother_IsReportedAfterReplacement()
    {
        Ecs.AddService("prod", "orders", Service(1, 100, 300) with
        {
            Failure = new() { Kind = TaskFailureKind.NeverHealthy, After = TimeSpan.FromSeconds(10), FirstTasks = 1 },
        });
        var since = (await DescribeAsync()).At("events").GetArrayLength();
        await ForceAsync();

        Wait(31);
        var messages = (await DescribeAsync()).Texts("events", "message").Reverse().Skip(since);

        Assert.Collection(
            messages,
            message => Assert.EndsWith(").", message, StringComparison.Ordinal),
            message => Assert.EndsWith("Amazon ECS replaced 1 tasks due to an unhealthy status.", message, StringComparison.Ordinal),
            message => Assert.EndsWith("failed container health checks.", message, StringComparison.Ordinal),
            message => Assert.StartsWith("(service orders) has stopped 1 running tasks", message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "COMPLETED")]
    [InlineData(false, "FAILED")]
    public async Task Alarm_DuringRollout_StopsIt(bool rollsBack, string rolloutState)
    {
        Ecs.AddService("prod", "orders", Service(2) with { Alarms = Alarms with { Rollback = rollsBack } });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(300);
        var service = await DescribeAsync();

        var primary = service.At("deployments.0");
        Assert.Equal((rollsBack ? former : bad, rolloutState), (primary.Text("id"), primary.Text("rolloutState")));
        Assert.Contains($"(service orders) (deployment {bad}) deployment failed: alarm detected.", service.Texts("events", "message"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task Alarm_NotTriggered_HoldsDeploymentForBakeTime()
    {
        Ecs.AddService("prod", "watched", Service(2) with { Alarms = Alarms with { TriggerAfter = null } });
        Ecs.AddService("prod", "ignored", Service(2) with { Alarms = Alarms with { TriggerAfter = null, AlreadyInAlarm = true } });
        await ForceAsync("watched");
        await ForceAsync("ignored");

        Wait(119);
        var baking = await DescribeAsync("watched");
        var ignored = await DescribeAsync("ignored");
        Wait(2);
        var done = await DescribeAsync("watched");

        Assert.Equal((1, "IN_PROGRESS"), (baking.At("deployments").GetArrayLength(), baking.Text("deployments.0.rolloutState")));
        Assert.Equal("COMPLETED", ignored.Text("deployments.0.rolloutState"));
        Assert.Equal("COMPLETED", done.Text("deployments.0.rolloutState"));
    }

    [Theory]
    [InlineData("ROLLING")]
    [InlineData("BLUE_GREEN")]
    public async Task LambdaHook_Fails_RollsBackBeforeTasksStart(string strategy)
    {
        Ecs.AddService("prod", "orders", Service(2) with { Strategy = new() { Type = strategy }, LifecycleHooks = [Hook with { Fails = true }] });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(4);
        var held = await DescribeAsync();
        Wait(20);
        var service = await DescribeAsync();
        var started = await CallAsync("ListTasks", $$"""{"cluster":"prod","startedBy":"{{bad}}","desiredStatus":"STOPPED"}""");

        Assert.Equal((bad, 0), (held.Text("deployments.0.id"), held.Number("pendingCount")));
        Assert.Equal((former, "COMPLETED"), (service.Text("deployments.0.id"), service.Text("deployments.0.rolloutState")));
        Assert.Equal(0, started.At("taskArns").GetArrayLength());
    }

    [Theory]
    [InlineData("ROLLBACK", false)]
    [InlineData("CONTINUE", true)]
    public async Task Pause_TimesOut_TakesConfiguredAction(string timeoutAction, bool completes)
    {
        Ecs.AddService("prod", "orders", Service(2) with { LifecycleHooks = [Pause with { TimeoutAction = timeoutAction }] });
        var mine = (await ForceAsync()).Text("deployments.0.id");

        Wait(600);
        var paused = await DescribeAsync();
        Wait(120);
        var after = await DescribeAsync();

        Assert.Equal((mine, "IN_PROGRESS"), (paused.Text("deployments.0.id"), paused.Text("deployments.0.rolloutState")));
        Assert.Equal(completes, after.Text("deployments.0.id") == mine);
        Assert.Equal("COMPLETED", after.Text("deployments.0.rolloutState"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task StoppedContainers_Option_ExitWithCode()
    {
        Ecs.AddService("prod", "orders", Service(1) with { StopExitCode = 143 });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        await ForceAsync();

        Wait(300);
        var task = (await DescribeTasksAsync($"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{former}\""))[0];

        Assert.Equal(143, task.Number("containers.0.exitCode"));
    }

    [Fact]
    public async Task AbsentMembers_EachResponse_AreMissing()
    {
        Ecs.AddService("prod", "orders", Service(1) with { AbsentMembers = ["deploymentController", "rolloutState"] });

        JsonElement[] responses = [await DescribeAsync(), await ForceAsync()];

        Assert.All(responses, service => Assert.False(service.Has("deploymentController")));
        Assert.All(responses, service => Assert.False(service.At("deployments.0").Has("rolloutState")));
        Assert.All(responses, service => Assert.False(service.At("deployments.0").Has("rolloutStateReason")));
    }

    [Fact]
    public async Task ScriptedEvents_LaterDeployments_AreAdded()
    {
        const string message = "is not AZ balanced with 2 tasks in eu-central-1a. AZ Rebalancing in progress.";
        Ecs.AddService("prod", "orders", Service(2) with { ScriptedEvents = [new(TimeSpan.FromSeconds(10), message)] });
        await ForceAsync();

        Wait(9);
        var before = (await DescribeAsync()).Texts("events", "message");
        Wait(2);
        var after = (await DescribeAsync()).Texts("events", "message");

        Assert.DoesNotContain($"(service orders) {message}", before);
        Assert.Equal($"(service orders) {message}", after[0]);
    }

    [Fact]
    public async Task DeleteService_DuringRollout_BecomesInactive()
    {
        Ecs.AddService("prod", "orders", Service(2) with
        {
            ScriptedEvents = [new(TimeSpan.FromMinutes(5), "is AZ balanced.")],
            LifecycleHooks = [Pause with { Stages = ["PRE_SCALE_UP"] }],
            Alarms = Alarms,
        });
        await ForceAsync();
        await CallAsync("DeleteService", """{"cluster":"prod","service":"orders","force":true}""");

        Wait(600);
        var service = await DescribeAsync();

        Assert.Equal("INACTIVE", service.Text("status"));
        Assert.DoesNotContain("(service orders) is AZ balanced.", service.Texts("events", "message"));
        Assert.Empty(Ecs.Observe("prod", "orders").FailedDeploymentIds);
    }

    [Fact]
    public async Task UnknownService_Message_IsOnlyInListTasks()
    {
        Ecs.AddCluster("prod");

        var listed = await TryAsync("ListTasks", """{"cluster":"prod","serviceName":"orders"}""");
        var updated = await TryAsync("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}""");

        Assert.Equal(("ServiceNotFoundException", "Service not found."), (listed.ErrorCode, listed.ErrorMessage));
        Assert.Equal(("ServiceNotFoundException", ""), (updated.ErrorCode, updated.ErrorMessage));
    }

    private static decimal Date(JsonElement deployment) => deployment.At("createdAt").GetDecimal();
}
