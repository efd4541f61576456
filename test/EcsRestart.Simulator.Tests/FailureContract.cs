using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>Rollouts whose tasks fail, and the reaction of ECS.</summary>
public abstract class FailureContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    private static readonly CircuitBreaker Rollback = new(Enable: true, Rollback: true);
    private static readonly CircuitBreaker NoRollback = new(Enable: true, Rollback: false);

    [Theory]
    [InlineData(TaskFailureKind.Crash, "EssentialContainerExited", "Essential container in task exited", 137)]
    [InlineData(TaskFailureKind.NeverHealthy, "ServiceSchedulerInitiated", "Task failed container health checks", 0)]
    [InlineData(
        TaskFailureKind.CannotStart, "TaskFailedToStart",
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref orders:latest: not found", null)]
    public async Task FailedTask_EachKind_HasAwsStopCodeAndReason(
        TaskFailureKind kind, string stopCode, string stoppedReason, int? exitCode)
    {
        const string reason = "OutOfMemoryError: container killed due to memory usage";
        Ecs.AddService("prod", "orders", Failing(1, kind, failure => failure with { ExitCode = 137, Reason = reason, Container = "web" }));

        var id = (await ForceAsync()).Text("deployments.0.id");
        Wait(160);
        var task = (await DescribeTasksAsync($"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{id}\""))[0];

        Assert.Equal((stopCode, stoppedReason), (task.Text("stopCode"), task.Text("stoppedReason")));
        Assert.Equal(("STOPPED", id, "service:orders"), (task.Text("lastStatus"), task.Text("startedBy"), task.Text("group")));
        var container = task.At("containers.0");
        Assert.Equal(("web", reason), (container.Text("name"), container.Text("reason")));
        Assert.Equal(exitCode, container.Has("exitCode") ? container.Number("exitCode") : null);
        Assert.Equal(kind == TaskFailureKind.NeverHealthy ? "UNHEALTHY" : "UNKNOWN", container.Text("healthStatus"));
        Assert.Equal(kind != TaskFailureKind.CannotStart, task.Has("startedAt"));
    }

    [Fact]
    public async Task FailedTask_CustomReason_IsShown()
    {
        const string reason = "ResourceInitializationError: unable to pull secrets or registry auth";
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.CannotStart, failure => failure with { StoppedReason = reason }));

        var id = (await ForceAsync()).Text("deployments.0.id");
        Wait(30);
        var task = (await DescribeTasksAsync($"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{id}\""))[0];

        Assert.Equal(reason, task.Text("stoppedReason"));
        Assert.False(task.At("containers.0").Has("reason"));
    }

    [Fact]
    public async Task CrashingSidecar_OtherContainers_ExitWithZero()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.Crash, failure => failure with { Container = "proxy" }));
        await CallAsync(
            "RegisterTaskDefinition", """{"family":"orders","containerDefinitions":[{"name":"app"},{"name":"proxy"}]}""");

        var updated = await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","taskDefinition":"orders"}""");
        Wait(30);
        var task = (await DescribeTasksAsync(
            $"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{updated.Text("service.deployments.0.id")}\""))[0];

        Assert.Equal((0, 1), (task.Number("containers.0.exitCode"), task.Number("containers.1.exitCode")));
    }

    /// <summary>Half the desired count, rounded up, from 3 to 200.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(25, 13)]
    [InlineData(400, 200)]
    [InlineData(402, 200)]
    public async Task CircuitBreaker_ThresholdReached_Trips(int desired, int threshold)
    {
        Ecs.AddService("prod", "below", Flaky(threshold - 1));
        Ecs.AddService("prod", "at", Flaky(threshold));

        await ForceAsync("below");
        await ForceAsync("at");
        Wait(600);
        var below = await DescribeAsync("below");
        var at = await DescribeAsync("at");

        Assert.Equal(("COMPLETED", 0), (below.Text("deployments.0.rolloutState"), below.Number("deployments.0.failedTasks")));
        Assert.Equal(("FAILED", threshold), (at.Text("deployments.0.rolloutState"), at.Number("deployments.0.failedTasks")));

        ServiceBehavior Flaky(int tasks) =>
            Failing(desired, TaskFailureKind.Crash, failure => failure with { FirstTasks = tasks }) with { CircuitBreaker = NoRollback };
    }

    [Fact]
    public async Task Rollback_CrashingTasks_RestoresPreviousDeploymentWithItsId()
    {
        Ecs.AddService("prod", "orders", Failing(2, TaskFailureKind.Crash) with { CircuitBreaker = Rollback });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(50);
        var during = (await DescribeAsync()).At("deployments");
        Wait(60);
        var after = await DescribeAsync();

        Assert.Equal([former, bad], during.EnumerateArray().Select(deployment => deployment.Text("id")));
        Assert.Equal(("PRIMARY", "IN_PROGRESS", 0), State(during[0]));
        Assert.Equal($"ECS deployment circuit breaker: rolling back to deploymentId {former}.", during.Text("0.rolloutStateReason"));
        Assert.Equal(("ACTIVE", "FAILED", 4), State(during[1]));
        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", during.Text("1.rolloutStateReason"));
        Assert.Equal([former], after.Texts("deployments", "id"));
        Assert.Equal(("PRIMARY", "COMPLETED", 0), State(after.At("deployments.0")));
        Assert.Equal($"ECS deployment {former} completed.", after.Text("deployments.0.rolloutStateReason"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task Rollback_Events_AreInOrder()
    {
        var behavior = Failing(1, TaskFailureKind.NeverHealthy, failure => failure with { After = TimeSpan.FromSeconds(10) });
        Ecs.AddService("prod", "orders", behavior with { CircuitBreaker = Rollback });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var bad = (await ForceAsync()).Text("deployments.0.id");
        var since = Clock.GetUtcNow();

        Wait(300);
        var messages = EventsSince(await DescribeAsync(), since);

        const string task = @"\(task [0-9a-f]{32}\)";
        const string replaced =
            $@"^\(service orders\) has started 1 tasks: {task}\. Amazon ECS replaced 1 tasks due to an unhealthy status\.$";
        Assert.Collection(
            messages,
            message => Assert.Matches($@"^\(service orders\) has started 1 tasks: {task}\.$", message),
            message => Assert.Matches($@"^\(service orders\) {task} failed container health checks\.$", message),
            message => Assert.Matches($@"^\(service orders\) has stopped 1 running tasks: {task}\.$", message),
            message => Assert.Matches(replaced, message),
            message => Assert.Matches($@"^\(service orders\) {task} failed container health checks\.$", message),
            message => Assert.Matches($@"^\(service orders\) has stopped 1 running tasks: {task}\.$", message),
            message => Assert.Matches(replaced, message),
            message => Assert.Matches($@"^\(service orders\) {task} failed container health checks\.$", message),
            message => Assert.Matches($@"^\(service orders\) has stopped 1 running tasks: {task}\.$", message),
            message => Assert.Equal($"(service orders) (deployment {bad}) deployment failed: tasks failed to start.", message),
            message => Assert.Equal($"(service orders) rolling back to deployment {former}.", message),
            message => Assert.Equal($"(service orders) (deployment {former}) deployment completed.", message),
            message => Assert.Equal("(service orders) has reached a steady state.", message));
    }

    [Fact]
    public async Task Rollback_OldTasksStopped_StartsNewOnes()
    {
        Ecs.AddService("prod", "orders", Failing(2, TaskFailureKind.Crash) with
        {
            MinimumHealthyPercent = 0,
            MaximumPercent = 100,
            CircuitBreaker = Rollback,
        });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(50);
        var alone = await DescribeAsync();
        Wait(300);
        var after = await DescribeAsync();
        var running = await DescribeTasksAsync("\"serviceName\":\"orders\"");

        Assert.Equal([bad], alone.Texts("deployments", "id"));
        Assert.Equal([former], after.Texts("deployments", "id"));
        Assert.Equal(("PRIMARY", "COMPLETED", 0), State(after.At("deployments.0")));
        Assert.Equal(2, after.Number("runningCount"));
        Assert.Equal([former, former], running.EnumerateArray().Select(task => task.Text("startedBy")));
        Assert.Equal(0, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task Rollback_NewTaskDefinition_RestoresPreviousOne()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.Crash) with { CircuitBreaker = Rollback });
        var former = (await DescribeAsync()).Text("taskDefinition");
        await CallAsync("RegisterTaskDefinition", """{"family":"orders","containerDefinitions":[{"name":"app"}]}""");

        var updated = await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","taskDefinition":"orders"}""");
        Wait(300);
        var service = await DescribeAsync();

        Assert.EndsWith("orders:2", updated.Text("service.taskDefinition"), StringComparison.Ordinal);
        Assert.Equal((former, former), (service.Text("taskDefinition"), service.Text("deployments.0.taskDefinition")));
        Assert.Equal(0, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    /// <summary>The healthy tasks while a rollout fails halfway and is rolled back.</summary>
    [Theory]
    [InlineData(4, 100, 200, 4)]
    [InlineData(4, 50, 100, 2)]
    [InlineData(4, 75, 125, 3)]
    [InlineData(5, 50, 150, 3)]
    [InlineData(1, 0, 200, 0)]
    public async Task Rollback_Percentages_AreRespected(int desired, int minimum, int maximum, int lowest)
    {
        Ecs.AddService("prod", "orders", Failing(desired, TaskFailureKind.NeverHealthy) with
        {
            MinimumHealthyPercent = minimum,
            MaximumPercent = maximum,
            CircuitBreaker = Rollback,
        });
        await ForceAsync();

        Wait(1800);
        var service = await DescribeAsync();
        var seen = Ecs.Observe("prod", "orders");

        Assert.Equal(("PRIMARY", "COMPLETED", 0), State(service.At("deployments.0")));
        Assert.Equal((lowest, desired), (seen.MinHealthyCount, seen.HealthyCount));
        Assert.InRange(seen.MaxTaskCount, desired, desired * maximum / 100);
    }

    [Fact]
    public async Task ReplacementEvent_OnlyUnhealthyTasks_AreCounted()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.NeverHealthy, failure => failure with { FirstTasks = 3 }) with
        {
            MinimumHealthyPercent = 0,
            MaximumPercent = 100,
            CircuitBreaker = Rollback,
        });
        var since = Clock.GetUtcNow();
        await ForceAsync();
        Wait(900);
        await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","desiredCount":2}""");
        Wait(60);

        var starts = EventsSince(await DescribeAsync(), since).Where(message => message.Contains("has started", StringComparison.Ordinal));

        // Those of the deployment, 2 replacements, 1 for the rollback, and 1 to reach the desired count.
        Assert.Equal([false, true, true, false, false], starts.Select(message => message.Contains("replaced 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task UnhealthyTask_Stopped_IsReplacedOnce()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.NeverHealthy, failure => failure with { FirstTasks = 1 }));
        var since = Clock.GetUtcNow();
        await ForceAsync();
        Wait(600);
        await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","desiredCount":2}""");
        Wait(60);

        var starts = EventsSince(await DescribeAsync(), since).Where(message => message.Contains("has started", StringComparison.Ordinal));

        Assert.Equal([false, true, false], starts.Select(message => message.Contains("replaced 1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rollback_Complete_AllowsNextDeployment()
    {
        var behavior = Failing(1, TaskFailureKind.Crash, failure => failure with { FirstTasks = 3 });
        Ecs.AddService("prod", "orders", behavior with { CircuitBreaker = Rollback });
        var bad = (await ForceAsync()).Text("deployments.0.id");
        Wait(300);

        var good = (await ForceAsync()).Text("deployments.0.id");
        Wait(300);
        var after = await DescribeAsync();

        Assert.NotEqual(bad, good);
        Assert.Equal([good], after.Texts("deployments", "id"));
        Assert.Equal(("PRIMARY", "COMPLETED", 0), State(after.At("deployments.0")));
    }

    [Fact]
    public async Task Failure_NoRollback_StaysPrimaryAndStartsNothing()
    {
        Ecs.AddService("prod", "orders", Failing(2, TaskFailureKind.Crash) with { CircuitBreaker = NoRollback });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var bad = (await ForceAsync()).Text("deployments.0.id");

        Wait(60);
        var first = await DescribeAsync();
        Wait(1800);
        var later = await DescribeAsync();
        var started = await CallAsync("ListTasks", $$"""{"cluster":"prod","startedBy":"{{bad}}","desiredStatus":"STOPPED"}""");

        Assert.Equal([bad, former], later.Texts("deployments", "id"));
        Assert.Equal(("PRIMARY", "FAILED", 4), State(later.At("deployments.0")));
        Assert.Equal("ECS deployment circuit breaker: tasks failed to start.", later.Text("deployments.0.rolloutStateReason"));
        Assert.Equal((2, 2), (later.Number("runningCount"), later.Number("deployments.1.runningCount")));
        Assert.Equal(4, started.At("taskArns").GetArrayLength());
        Assert.Equal(first.At("events").GetRawText(), later.At("events").GetRawText());
        Assert.EndsWith("deployment failed: tasks failed to start.", later.Text("events.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_NoCompletedDeployment_StaysPrimary()
    {
        var behavior = Failing(1, TaskFailureKind.Crash, failure => failure with { IncludeFirstDeployment = true });
        Ecs.AddService("prod", "orders", behavior with { DeployedAgo = TimeSpan.Zero, CircuitBreaker = Rollback });

        Wait(600);
        var service = await DescribeAsync();

        Assert.Equal(1, service.At("deployments").GetArrayLength());
        Assert.Equal(("PRIMARY", "FAILED", 3), State(service.At("deployments.0")));
        Assert.Equal(0, service.Number("runningCount"));
        Assert.Null(Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task ForceNewDeployment_AfterFailure_StartsDeployment()
    {
        var behavior = Failing(1, TaskFailureKind.Crash, failure => failure with { FirstTasks = 3 });
        Ecs.AddService("prod", "orders", behavior with { CircuitBreaker = NoRollback });
        await ForceAsync();
        Wait(600);

        var good = (await ForceAsync()).Text("deployments.0.id");
        Wait(600);
        var service = await DescribeAsync();

        Assert.Equal([good], service.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
    }

    [Theory]
    [InlineData(TaskFailureKind.Crash)]
    [InlineData(TaskFailureKind.NeverHealthy)]
    [InlineData(TaskFailureKind.CannotStart)]
    public async Task Failure_NoCircuitBreaker_RetriesWhileOldTasksRun(TaskFailureKind kind)
    {
        Ecs.AddService("prod", "orders", Failing(2, kind));
        await ForceAsync();

        Wait(3600);
        var first = (await DescribeAsync()).Number("deployments.0.failedTasks");
        Wait(4 * 3600);
        var service = await DescribeAsync();

        Assert.Equal(["IN_PROGRESS", "COMPLETED"], service.Texts("deployments", "rolloutState"));
        Assert.InRange(service.Number("deployments.0.failedTasks"), first + 2, int.MaxValue);
        Assert.Equal(2, service.Number("deployments.1.runningCount"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task Failure_NoCircuitBreaker_AddsEventOnce()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.Crash));
        await ForceAsync();

        Wait(600);
        var service = await DescribeAsync();

        Assert.Single(service.Texts("events", "message"), message =>
            message.Contains("is unable to consistently start tasks successfully", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FlakyRollout_HealthyTask_ResetsCountAndCompletes()
    {
        var behavior = Failing(2, TaskFailureKind.Crash, failure => failure with { FirstTasks = 2 });
        Ecs.AddService("prod", "orders", behavior with { CircuitBreaker = Rollback });
        var id = (await ForceAsync()).Text("deployments.0.id");

        Wait(30);
        var failing = (await DescribeAsync()).Number("deployments.0.failedTasks");
        Wait(30);
        var healthy = (await DescribeAsync()).Number("deployments.0.failedTasks");
        Wait(60);
        var done = await DescribeAsync();

        Assert.Equal((2, 0), (failing, healthy));
        Assert.Equal([id], done.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", done.Text("deployments.0.rolloutState"));
    }

    [Fact]
    public async Task TasksCannotStart_Retries_WaitLonger()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.CannotStart));
        await ForceAsync();
        var since = Clock.GetUtcNow();

        Wait(5 * 3600);
        var starts = (await DescribeAsync()).At("events").EnumerateArray().Reverse()
            .Where(one => Epoch(one) >= since.ToUnixTimeSeconds() && one.Text("message").Contains("has started", StringComparison.Ordinal))
            .Select(Epoch).ToList();
        var waits = starts.Zip(starts.Skip(1), (one, next) => (int)Math.Round(next - one) - 20).ToList();

        Assert.Equal([40, 30, 300, 600, 1200, 1620, 1620, 1620], waits.Take(8));
    }

    [Fact]
    public async Task RunningTask_AfterFailedStarts_ResetsWait()
    {
        var failure = new TaskFailure { Kind = TaskFailureKind.CannotStart, After = TimeSpan.FromSeconds(15), FirstTasks = 1 };
        Ecs.AddService("prod", "orders", Service(2) with { Failure = failure });
        await ForceAsync();

        Wait(19);
        var waiting = await DescribeAsync();
        Wait(2);
        var started = await DescribeAsync();

        Assert.Equal((1, 1), (waiting.Number("deployments.0.failedTasks"), waiting.Number("deployments.0.pendingCount")));
        Assert.Equal((1, 1), (started.Number("deployments.0.runningCount"), started.Number("deployments.0.pendingCount")));
    }

    [Fact]
    public async Task FailingRollout_ScaledToZero_CompletesWithoutFailures()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.Crash));
        await ForceAsync();
        Wait(60);
        var failing = (await DescribeAsync()).Number("deployments.0.failedTasks");

        await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","desiredCount":0}""");
        Wait(60);
        var service = await DescribeAsync();

        Assert.Equal(2, failing);
        Assert.Equal(("PRIMARY", "COMPLETED", 0), State(service.At("deployments.0")));
    }

    [Fact]
    public async Task CrashedTasks_AfterRunning_AreReplacedAtOnce()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.Crash));
        await ForceAsync();

        Wait(250);
        var service = await DescribeAsync();

        Assert.Equal(10, service.Number("deployments.0.failedTasks"));
    }

    [Fact]
    public async Task UnhealthyTargets_LoadBalancer_AreDeregisteredAndReported()
    {
        Ecs.AddService("prod", "orders", Failing(1, TaskFailureKind.NeverHealthy) with { TargetGroup = "orders", ContainerPort = 8080 });
        var id = (await ForceAsync()).Text("deployments.0.id");
        var since = Clock.GetUtcNow();

        Wait(115);
        var service = await DescribeAsync();
        var task = (await DescribeTasksAsync($"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{id}\""))[0];

        var targetGroup = service.Text("loadBalancers.0.targetGroupArn");
        Assert.Equal($"Task failed ELB health checks in (target-group {targetGroup})", task.Text("stoppedReason"));
        Assert.Equal("DEACTIVATING", task.Text("lastStatus"));
        var name = $"(task {task.Text("taskArn").Split('/')[^1]})";
        Assert.Equal(
            [
                $"(service orders) has started 1 tasks: {name}.",
                $"(service orders) registered 1 targets in (target-group {targetGroup})",
                $"(service orders) {name} (port 8080) is unhealthy in (target-group {targetGroup}) due to "
                    + "(reason Health checks failed with these codes: [500]).",
                $"(service orders) has stopped 1 running tasks: {name}.",
                $"(service orders) deregistered 1 targets in (target-group {targetGroup})",
                $"(service orders, taskSet {id}) has begun draining connections on 1 tasks.",
            ],
            EventsSince(service, since));
    }

    [Fact]
    public async Task FailingService_RestartedHoursAgo_IsStillFailing()
    {
        Ecs.AddService("prod", "orders", Failing(2, TaskFailureKind.CannotStart) with { RestartedAgo = TimeSpan.FromHours(3) });

        var service = await DescribeAsync();

        Assert.Equal(["IN_PROGRESS", "COMPLETED"], service.Texts("deployments", "rolloutState"));
        Assert.True(service.Number("deployments.0.failedTasks") >= 10);
        Assert.Equal(2, service.Number("deployments.1.runningCount"));
    }

    [Fact]
    public async Task RedeployedAfter_FirstForce_SupersedesRollout()
    {
        Ecs.AddService("prod", "orders", Service(2) with { RedeployedAfter = TimeSpan.FromSeconds(20) });
        Wait(3600);
        var mine = (await ForceAsync()).Text("deployments.0.id");

        Wait(19);
        var before = await DescribeAsync();
        Wait(2);
        var after = await DescribeAsync();
        Wait(600);
        var done = await DescribeAsync();

        Assert.Equal(mine, before.Text("deployments.0.id"));
        Assert.NotEqual(mine, after.Text("deployments.0.id"));
        Assert.Equal(["PRIMARY", "ACTIVE"], after.Texts("deployments", "status").Distinct());
        Assert.Equal([after.Text("deployments.0.id")], done.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", done.Text("deployments.0.rolloutState"));
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    /// <summary>A service whose tasks run after 20 s and crash 5 s later, unless the failure specifies otherwise.</summary>
    private static ServiceBehavior Failing(int desired, TaskFailureKind kind, Func<TaskFailure, TaskFailure>? with = null)
    {
        var failure = new TaskFailure { Kind = kind };
        return Service(desired) with { Failure = with is null ? failure : with(failure) };
    }

    private static (string Status, string RolloutState, int FailedTasks) State(JsonElement deployment) =>
        (deployment.Text("status"), deployment.Text("rolloutState"), deployment.Number("failedTasks"));

    private static IEnumerable<string> EventsSince(JsonElement service, DateTimeOffset since) =>
        from one in service.At("events").EnumerateArray().Reverse()
        where Epoch(one) >= since.ToUnixTimeSeconds()
        select one.Text("message");

    private static decimal Epoch(JsonElement serviceEvent) => serviceEvent.At("createdAt").GetDecimal();
}
