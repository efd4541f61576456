using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>The course of a service deployment, the record that ECS keeps of a deployment.</summary>
public abstract class ServiceDeploymentContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    private static readonly TaskFailure Crash = new() { Kind = TaskFailureKind.Crash };
    private static readonly CircuitBreaker Rollback = new(Enable: true, Rollback: true);

    private static readonly LifecycleHook Pause = new()
    {
        TargetType = LifecycleHook.Pause,
        Stages = ["POST_SCALE_UP"],
        Timeout = TimeSpan.FromMinutes(10),
    };

    [Fact]
    public async Task Success_EachStatus_HasCountsAndMonitors()
    {
        Ecs.AddService("prod", "orders", Service(3) with { CircuitBreaker = Rollback });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var service = await ForceAsync();

        var pending = await RecordAsync();
        Wait(2);
        var running = await RecordAsync();
        Wait(29);
        var successful = await RecordAsync();
        var meanwhile = await DescribeAsync();
        Wait(60);
        var later = await RecordAsync();

        var mine = service.Text("deployments.0.id");
        Assert.Equal(["PENDING", "IN_PROGRESS", "SUCCESSFUL"], new[] { pending, running, successful }.Select(one => one.Text("status")));
        Assert.Equal(service.Text("currentServiceDeployment"), pending.Text("serviceDeploymentArn"));
        Assert.False(pending.Has("startedAt"));
        Assert.Equal(1.6m, running.At("startedAt").GetDecimal() - running.At("createdAt").GetDecimal());
        Assert.EndsWith($":service-revision/prod/orders/{Digits(mine)}", running.Text("targetServiceRevision.arn"), StringComparison.Ordinal);
        Assert.EndsWith($":service-revision/prod/orders/{Digits(former)}", running.Text("sourceServiceRevisions.0.arn"), StringComparison.Ordinal);
        Assert.Equal((3, 0, 3), Counts(running.At("targetServiceRevision")));
        Assert.Equal((3, 3, 0), Counts(running.At("sourceServiceRevisions.0")));
        Assert.Equal(("MONITORING", 0, 3), Breaker(running));
        Assert.Equal("DISABLED", running.Text("alarms.status"));
        Assert.False(running.Has("lifecycleStage"));

        // The old tasks are still draining, so DescribeServices does not show it as complete.
        Assert.Equal(("IN_PROGRESS", 2), (meanwhile.Text("deployments.0.rolloutState"), meanwhile.At("deployments").GetArrayLength()));
        Assert.Equal((0, 3, 0), Counts(successful.At("sourceServiceRevisions.0")));
        Assert.Equal(("MONITORING_COMPLETE", 0, 3), Breaker(successful));
        Assert.Equal(successful.GetRawText(), later.GetRawText());
    }

    [Fact]
    public async Task Success_CompletedDelay_PrecedesCompleted()
    {
        Ecs.AddService("prod", "orders", Service(1) with { ServiceDeployments = new() { CompletedDelay = TimeSpan.FromSeconds(38) } });
        await ForceAsync();

        Wait(67);
        var before = await DescribeAsync();
        Wait(1);
        var after = await DescribeAsync();
        var record = await RecordAsync();

        Assert.Equal(("IN_PROGRESS", 1), (before.Text("deployments.0.rolloutState"), before.At("deployments").GetArrayLength()));
        Assert.Equal("COMPLETED", after.Text("deployments.0.rolloutState"));
        Assert.Equal(38m, after.At("deployments.0.updatedAt").GetDecimal() - record.At("finishedAt").GetDecimal());
    }

    [Fact]
    public async Task CircuitBreaker_Rollback_IsRollbackSuccessful()
    {
        Ecs.AddService("prod", "orders", Service(1) with { Failure = Crash, CircuitBreaker = Rollback, MinimumHealthyPercent = 0, MaximumPercent = 100 });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        await ForceAsync();

        Wait(106);
        var rollingBack = await RecordAsync();
        Wait(300);
        var ended = await RecordAsync();
        var listed = await ListAsync();

        const string reason = "Service deployment rolled back because the circuit breaker threshold was exceeded.";
        Assert.Equal(("ROLLBACK_IN_PROGRESS", reason), (rollingBack.Text("status"), rollingBack.Text("statusReason")));
        Assert.Equal(("TRIGGERED", 3, 3), Breaker(rollingBack));
        Assert.EndsWith($"/{Digits(former)}", rollingBack.Text("rollback.serviceRevisionArn"), StringComparison.Ordinal);
        Assert.Equal(reason, rollingBack.Text("rollback.reason"));
        Assert.Equal("ROLLBACK_SUCCESSFUL", ended.Text("status"));
        Assert.True(ended.Has("finishedAt"));
        Assert.False(ended.Has("stoppedAt"));
        Assert.Equal(["ROLLBACK_SUCCESSFUL", "SUCCESSFUL"], listed.Texts("serviceDeployments", "status"));
    }

    [Theory]
    [InlineData(0, "STOPPED")]
    [InlineData(20, "STOP_REQUESTED")]
    public async Task CircuitBreaker_NoRollback_IsStopped(int stopSeconds, string atFirst)
    {
        Ecs.AddService("prod", "orders", Service(1) with
        {
            Failure = Crash,
            CircuitBreaker = new(Enable: true, Rollback: false),
            ServiceDeployments = new() { StopDelay = TimeSpan.FromSeconds(stopSeconds) },
        });
        await ForceAsync();

        Wait(76);
        var first = await RecordAsync();
        Wait(20);
        var last = await RecordAsync();

        Assert.Equal((atFirst, atFirst == "STOPPED"), (first.Text("status"), first.Has("stoppedAt")));
        Assert.Equal(("STOPPED", true), (last.Text("status"), last.Has("stoppedAt")));
        Assert.Equal(("TRIGGERED", 3, 3), Breaker(last));
        Assert.False(last.Has("rollback"));
    }

    [Fact]
    public async Task Rollback_NoCandidate_Fails()
    {
        Ecs.AddService("prod", "orders", Service(1) with
        {
            DeployedAgo = TimeSpan.Zero,
            Failure = Crash with { IncludeFirstDeployment = true },
            CircuitBreaker = Rollback,
        });

        Wait(300);
        var record = await RecordAsync();

        Assert.Equal(
            ("ROLLBACK_FAILED", "No rollback candidate was found to run the rollback."), (record.Text("status"), record.Text("statusReason")));
        Assert.Equal(
            "Service deployment rolled back because the circuit breaker threshold was exceeded.", record.Text("rollback.reason"));
        Assert.Equal(0, record.At("sourceServiceRevisions").GetArrayLength());
    }

    [Fact]
    public async Task Rollback_TasksFailToo_Fails()
    {
        Ecs.AddService("prod", "orders", Service(1, 0, 100) with { Failure = Crash with { RestoredDeploymentToo = true }, CircuitBreaker = Rollback });
        await ForceAsync();

        Wait(1800);
        var record = await RecordAsync();

        Assert.Equal("ROLLBACK_FAILED", record.Text("status"));
        Assert.True(record.At("rollback").Has("serviceRevisionArn"));
    }

    [Fact]
    public async Task Superseded_NewDeployment_IsStoppedAtOnce()
    {
        Ecs.AddService("prod", "orders", Service(1) with { CircuitBreaker = Rollback });
        await ForceAsync();
        Wait(5);
        await ForceAsync();

        var listed = await ListAsync();
        var superseded = await RecordAsync(1);

        Assert.Equal(["PENDING", "STOPPED", "SUCCESSFUL"], listed.Texts("serviceDeployments", "status"));
        Assert.Equal(listed.At("serviceDeployments.0.createdAt").GetDecimal(), superseded.At("stoppedAt").GetDecimal());
        Assert.Equal("MONITORING_COMPLETE", superseded.Text("deploymentCircuitBreaker.status"));
        Assert.False(superseded.Has("statusReason"));
    }

    [Theory]
    [InlineData(true, "ROLLBACK_SUCCESSFUL")]
    [InlineData(false, "STOPPED")]
    public async Task Alarm_GoesOff_IsNamed(bool rollsBack, string status)
    {
        Ecs.AddService("prod", "orders", Service(1) with
        {
            Alarms = new() { Names = ["orders-5xx", "orders-slow"], Rollback = rollsBack, TriggerAfter = TimeSpan.FromSeconds(25) },
        });
        await ForceAsync();

        Wait(20);
        var watched = await RecordAsync();
        Wait(100);
        var record = await RecordAsync();

        Assert.Equal("MONITORING", watched.Text("alarms.status"));
        Assert.Equal(["orders-5xx", "orders-slow"], watched.Texts("alarms.alarmNames"));
        Assert.Equal((status, "TRIGGERED"), (record.Text("status"), record.Text("alarms.status")));
        Assert.Equal(["orders-5xx"], record.Texts("alarms.triggeredAlarmNames"));
        Assert.Equal(rollsBack, record.Has("rollback"));
    }

    [Fact]
    public async Task LambdaHook_Fails_IsStatusReason()
    {
        const string function = "arn:aws:lambda:eu-central-1:123456789012:function:check";
        Ecs.AddService("prod", "orders", Service(1) with
        {
            LifecycleHooks = [new() { TargetType = LifecycleHook.Lambda, TargetArn = function, Stages = ["PRE_SCALE_UP"], Fails = true }],
        });
        await ForceAsync();

        Wait(60);
        var record = await RecordAsync();

        Assert.Equal("ROLLBACK_SUCCESSFUL", record.Text("status"));
        Assert.Equal(
            "Service deployment rolled back because PRE_SCALE_UP lifecycle hook(s) failed. "
                + $"Lifecycle hook target {function} returned FAILED status.",
            record.Text("statusReason"));
        Assert.Equal(("FAILED", function), (record.Text("lifecycleHookDetails.0.status"), record.Text("lifecycleHookDetails.0.targetArn")));
    }

    [Fact]
    public async Task PauseHook_Waiting_ShowsExpiry()
    {
        Ecs.AddService("prod", "orders", Service(1) with { LifecycleHooks = [Pause] });
        await ForceAsync();

        Wait(60);
        var record = await RecordAsync();
        Wait(800);
        var after = await RecordAsync();

        var hook = record.At("lifecycleHookDetails.0");
        Assert.Equal(("IN_PROGRESS", "POST_SCALE_UP"), (record.Text("status"), record.Text("lifecycleStage")));
        Assert.Equal(("PAUSE", "AWAITING_ACTION", "ROLLBACK"), (hook.Text("targetType"), hook.Text("status"), hook.Text("timeoutAction")));
        Assert.Equal(630m, hook.At("expiresAt").GetDecimal() - record.At("createdAt").GetDecimal());
        Assert.Equal(("ROLLBACK_SUCCESSFUL", "TIMED_OUT"), (after.Text("status"), after.Text("lifecycleHookDetails.0.status")));
    }

    [Fact]
    public async Task BlueGreen_InProgress_ShowsStagesAndTraffic()
    {
        Ecs.AddService("prod", "orders", Service(1) with { Strategy = new() { Type = "BLUE_GREEN", BakeTime = TimeSpan.FromMinutes(1) } });
        await ForceAsync();

        Wait(10);
        var starting = await RecordAsync();
        Wait(25);
        var baking = await RecordAsync();
        Wait(60);
        var done = await RecordAsync();

        Assert.Equal(["SCALE_UP", "BAKE_TIME", "CLEAN_UP"], new[] { starting, baking, done }.Select(one => one.Text("lifecycleStage")));
        Assert.Equal([0, 100, 100], new[] { starting, baking, done }.Select(one => one.Number("targetServiceRevision.requestedProductionTrafficWeight")));
        Assert.Equal(0, baking.Number("sourceServiceRevisions.0.requestedProductionTrafficWeight"));
        Assert.Equal(["IN_PROGRESS", "IN_PROGRESS", "SUCCESSFUL"], new[] { starting, baking, done }.Select(one => one.Text("status")));
    }

    [Fact]
    public async Task DesiredCountZero_Deployment_SucceedsWithoutTasks()
    {
        Ecs.AddService("prod", "orders", Service(0));
        await ForceAsync();

        var record = await RecordAsync();

        Assert.Equal("SUCCESSFUL", record.Text("status"));
        Assert.Equal((0, 0, 0), Counts(record.At("targetServiceRevision")));
    }

    [Fact]
    public async Task Scaling_DesiredCount_CreatesNoRecord()
    {
        Ecs.AddService("prod", "orders", Service(1));
        await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","desiredCount":3}""");
        Wait(60);

        Assert.Single(await ListAsync() is var listed ? listed.Texts("serviceDeployments", "status") : []);
    }

    [Fact]
    public async Task CodeDeployService_Deployment_HasNoRecords()
    {
        Ecs.AddService("prod", "orders", Service(1) with { DeploymentController = "CODE_DEPLOY" });

        var listed = await ListAsync();

        Assert.Equal(0, listed.At("serviceDeployments").GetArrayLength());
        Assert.False((await DescribeAsync()).Has("currentServiceDeployment"));
    }

    /// <param name="index">0 for the newest.</param>
    private async Task<JsonElement> RecordAsync(int index = 0)
    {
        var arn = (await ListAsync()).Text($"serviceDeployments.{index}.serviceDeploymentArn");
        var described = await CallAsync("DescribeServiceDeployments", $$"""{"serviceDeploymentArns":["{{arn}}"]}""");
        Assert.Equal(0, described.At("failures").GetArrayLength());
        return described.At("serviceDeployments.0");
    }

    private Task<JsonElement> ListAsync() => CallAsync("ListServiceDeployments", """{"cluster":"prod","service":"orders"}""");

    private static string Digits(string deploymentId) => deploymentId["ecs-svc/".Length..];

    private static (int Requested, int Running, int Pending) Counts(JsonElement revision) =>
        (revision.Number("requestedTaskCount"), revision.Number("runningTaskCount"), revision.Number("pendingTaskCount"));

    private static (string Status, int FailureCount, int Threshold) Breaker(JsonElement record) => (
        record.Text("deploymentCircuitBreaker.status"), record.Number("deploymentCircuitBreaker.failureCount"),
        record.Number("deploymentCircuitBreaker.threshold"));
}
