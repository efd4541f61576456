using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>The course of a rolling deployment, as callers see it.</summary>
public abstract class RolloutContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    [Fact]
    public async Task Service_AfterOneDay_IsSteadyWithOneCompletedDeployment()
    {
        Ecs.AddService("prod", "orders", Service(3));

        var service = await DescribeAsync();

        Assert.Equal((3, 3, 0), Counts(service));
        Assert.Equal(1, service.At("deployments").GetArrayLength());
        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
        Assert.EndsWith("has reached a steady state.", service.Text("events.0.message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForceNewDeployment_Response_ShowsNewPrimaryWithoutTasks()
    {
        Ecs.AddService("prod", "orders", Service(3));
        var former = (await DescribeAsync()).Text("deployments.0.id");

        var deployments = (await ForceAsync()).At("deployments");

        var id = deployments.Text("0.id");
        Assert.Matches("^ecs-svc/[0-9]{19}$", id);
        Assert.Equal(("PRIMARY", "IN_PROGRESS", 0, 0), State(deployments[0]));
        Assert.Equal((0, 3), (deployments.Number("0.desiredCount"), deployments.Number("1.desiredCount")));
        Assert.Equal(3, (await DescribeAsync()).Number("deployments.0.desiredCount"));
        Assert.Equal($"ECS deployment {id} in progress.", deployments.Text("0.rolloutStateReason"));
        Assert.Equal(deployments.At("0.createdAt").GetDecimal(), deployments.At("0.updatedAt").GetDecimal());
        Assert.Equal(former, deployments.Text("1.id"));
        Assert.Equal(("ACTIVE", "COMPLETED", 0, 3), State(deployments[1]));
    }

    [Fact]
    public async Task SupersededDeployment_EachResponse_KeepsUpdatedAt()
    {
        Ecs.AddService("prod", "orders", Service(3));
        var before = (await DescribeAsync()).At("deployments.0.updatedAt").GetDecimal();

        var response = await ForceAsync();
        Wait(5);
        var later = await DescribeAsync();

        Assert.Equal(before, response.At("deployments.1.updatedAt").GetDecimal());
        Assert.Equal(before, later.At("deployments.1.updatedAt").GetDecimal());
    }

    [Fact]
    public async Task Rollout_Healthy_ReplacesTasksThenCompletes()
    {
        Ecs.AddService("prod", "orders", Service(3));
        var id = (await ForceAsync()).Text("deployments.0.id");

        Wait(1);
        Assert.Equal((3, 3, 3), Counts(await DescribeAsync()));
        Wait(20);
        Assert.Equal((3, 6, 0), Counts(await DescribeAsync()));
        Wait(10);
        var draining = (await DescribeAsync()).At("deployments");
        Assert.Equal(("PRIMARY", "IN_PROGRESS", 0, 3), State(draining[0]));
        Assert.Equal(("ACTIVE", "COMPLETED", 0, 3), State(draining[1]));
        Assert.Equal((3, 0), (draining.Number("0.desiredCount"), draining.Number("1.desiredCount")));
        Wait(30);
        var done = await DescribeAsync();

        Assert.Equal((3, 3, 0), Counts(done));
        Assert.Equal([id], done.Texts("deployments", "id"));
        Assert.Equal($"ECS deployment {id} completed.", done.Text("deployments.0.rolloutStateReason"));
        Assert.Equal(3, Ecs.Observe("prod", "orders").MinHealthyCount);
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task Rollout_LoadBalancer_AddsEventsInRecordedOrder()
    {
        Ecs.AddService("prod", "orders", Service(1) with { TargetGroup = "orders" });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        var id = (await ForceAsync()).Text("deployments.0.id");
        var since = Clock.GetUtcNow();

        Wait(3600);
        var service = await DescribeAsync();

        var targetGroup = service.Text("loadBalancers.0.targetGroupArn");
        var events = service.At("events").EnumerateArray().Reverse().Where(one => Epoch(one) >= since.ToUnixTimeMilliseconds() / 1000m);
        Assert.Collection(
            events.Select(one => one.Text("message")),
            message => Assert.Matches(@"^\(service orders\) has started 1 tasks: \(task [0-9a-f]{32}\)\.$", message),
            message => Assert.Equal($"(service orders) registered 1 targets in (target-group {targetGroup})", message),
            message => Assert.Matches(@"^\(service orders\) has stopped 1 running tasks: \(task [0-9a-f]{32}\)\.$", message),
            message => Assert.Equal($"(service orders) deregistered 1 targets in (target-group {targetGroup})", message),
            message => Assert.Equal($"(service orders, taskSet {former}) has begun draining connections on 1 tasks.", message),
            message => Assert.Equal($"(service orders) (deployment {id}) deployment completed.", message),
            message => Assert.Equal("(service orders) has reached a steady state.", message));
        var newestFirst = service.At("events").EnumerateArray().Select(Epoch).ToList();
        Assert.Equal(newestFirst.OrderDescending(), newestFirst);
        Assert.Equal(newestFirst.Count, newestFirst.Distinct().Count());
    }

    /// <summary>What a rolling deployment may do between its two percentages.</summary>
    [Theory]
    [InlineData(1, 100, 200, true, 1)]
    [InlineData(1, 100, 150, false, 1)]
    [InlineData(1, 100, 199, false, 1)]
    [InlineData(1, 50, 100, false, 1)]
    [InlineData(1, 0, 100, true, 0)]
    [InlineData(1, 0, 200, true, 0)]
    [InlineData(2, 75, 100, false, 2)]
    [InlineData(2, 100, 125, false, 2)]
    [InlineData(2, 50, 100, true, 1)]
    [InlineData(3, 100, 125, false, 3)]
    [InlineData(3, 100, 134, true, 3)]
    [InlineData(5, 81, 119, false, 5)]
    [InlineData(5, 100, 119, false, 5)]
    [InlineData(10, 95, 105, false, 10)]
    [InlineData(10, 100, 110, true, 10)]
    [InlineData(4, 50, 200, true, 2)]
    public async Task Rollout_Percentages_CompletesOrStalls(int desired, int minimum, int maximum, bool completes, int lowest)
    {
        Ecs.AddService("prod", "orders", Service(desired, minimum, maximum));

        await ForceAsync();
        Wait(3600);
        var service = await DescribeAsync();
        var seen = Ecs.Observe("prod", "orders");

        Assert.Equal(completes ? "COMPLETED" : "IN_PROGRESS", service.Text("deployments.0.rolloutState"));
        Assert.Equal(completes ? 1 : 2, service.At("deployments").GetArrayLength());
        Assert.Equal(lowest, seen.MinHealthyCount);
        Assert.InRange(seen.MaxTaskCount, desired, desired * maximum / 100);
        Assert.Equal(!completes, service.Texts("events", "message").Contains(StallMessage));
    }

    [Fact]
    public async Task StalledRollout_WiderPercentages_Continues()
    {
        Ecs.AddService("prod", "orders", Service(3, 100, 125));
        await ForceAsync();
        Wait(3600);

        await CallAsync(
            "UpdateService", """{"cluster":"prod","service":"orders","deploymentConfiguration":{"maximumPercent":200}}""");
        Wait(120);
        var service = await DescribeAsync();

        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
        Assert.Single(service.Texts("events", "message"), StallMessage);
    }

    [Fact]
    public async Task Rollout_StartSpread_StopsOldTasksAsNewOnesBecomeHealthy()
    {
        Ecs.AddService("prod", "orders", Service(3) with { StartSpread = TimeSpan.FromSeconds(20) });
        await ForceAsync();

        var left = new List<int>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            Wait(left.Count == 0 ? 30 : 10);
            left.Add((await DescribeAsync()).Number("deployments.1.desiredCount"));
        }

        Assert.Equal([2, 1, 0], left);
        Assert.Equal(3, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Fact]
    public async Task ForceNewDeployment_DuringRollout_DrainsUnfinishedDeployment()
    {
        Ecs.AddService("prod", "orders", Service(2));
        var first = (await DescribeAsync()).Text("deployments.0.id");
        var second = (await ForceAsync()).Text("deployments.0.id");
        Wait(25);

        var third = (await ForceAsync()).Text("deployments.0.id");
        Wait(1);
        var during = await DescribeAsync();
        Wait(120);
        var after = await DescribeAsync();

        Assert.Equal([third, second, first], during.Texts("deployments", "id"));
        Assert.Equal(["PRIMARY", "ACTIVE", "ACTIVE"], during.Texts("deployments", "status"));
        Assert.Equal(["IN_PROGRESS", "IN_PROGRESS", "COMPLETED"], during.Texts("deployments", "rolloutState"));
        Assert.Equal([third], after.Texts("deployments", "id"));
        Assert.DoesNotContain($"(service orders) (deployment {second}) deployment completed.", after.Texts("events", "message"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
        Assert.Equal(2, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task ForceNewDeployment_WhileTasksStart_StopsThemAtOnce()
    {
        Ecs.AddService("prod", "orders", Service(2));
        var first = (await DescribeAsync()).Text("deployments.0.id");
        var second = (await ForceAsync()).Text("deployments.0.id");
        Wait(5);

        var third = (await ForceAsync()).Text("deployments.0.id");
        var service = await DescribeAsync();
        var stopped = await DescribeTasksAsync($"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{second}\"");

        Assert.Equal([third, first], service.Texts("deployments", "id"));
        Assert.Equal("STOPPED", stopped.Text("0.lastStatus"));
        Assert.False(stopped[0].Has("startedAt"));
        Assert.False(stopped.At("0.containers.0").Has("exitCode"));
        Assert.Contains("(service orders) stopped 2 pending tasks.", service.Texts("events", "message"));
    }

    [Fact]
    public async Task ForceNewDeployment_FiveDeploymentsInProgress_IsRejected()
    {
        Ecs.AddService("prod", "orders", Service(1, 100, 1000) with { DrainDelay = TimeSpan.FromHours(1) });
        foreach (var _ in Enumerable.Range(0, 4))
        {
            await ForceAsync();
            Wait(25);
        }

        var refused = await TryAsync("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}""");

        Assert.Equal(5, (await DescribeAsync()).At("deployments").GetArrayLength());
        Assert.Equal((400, "InvalidParameterException"), (refused.Status, refused.ErrorCode));
        Assert.Equal("5 active deployments exist, unable to create new deployment.", refused.ErrorMessage);
        Assert.Equal(4, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task ForceNewDeployment_DesiredCountZero_CompletesAtOnce()
    {
        Ecs.AddService("prod", "orders", Service(0));

        var id = (await ForceAsync()).Text("deployments.0.id");
        var service = await DescribeAsync();

        Assert.Equal([id], service.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
        Assert.Equal((0, 0, 0), Counts(service));
    }

    [Fact]
    public async Task ReplacedTasks_StopReason_IsShownForOneHour()
    {
        Ecs.AddService("prod", "orders", Service(2));
        var former = (await DescribeAsync()).Text("deployments.0.id");
        await ForceAsync();
        Wait(60);

        var stopped = await DescribeTasksAsync($"\"desiredStatus\":\"STOPPED\",\"startedBy\":\"{former}\"");
        Wait(3600);
        var later = await CallAsync("ListTasks", """{"cluster":"prod","desiredStatus":"STOPPED"}""");

        Assert.Equal(2, stopped.GetArrayLength());
        Assert.Equal(("STOPPED", "STOPPED"), (stopped.Text("0.lastStatus"), stopped.Text("0.desiredStatus")));
        Assert.Equal("ServiceSchedulerInitiated", stopped.Text("0.stopCode"));
        Assert.Equal($"Scaling activity initiated by (deployment {former})", stopped.Text("0.stoppedReason"));
        Assert.Equal((former, "service:orders"), (stopped.Text("0.startedBy"), stopped.Text("0.group")));
        Assert.Equal(0, stopped.Number("0.containers.0.exitCode"));
        Assert.Equal(0, later.At("taskArns").GetArrayLength());
    }

    [Fact]
    public async Task NewTasks_Starting_ShowEachStatus()
    {
        Ecs.AddService("prod", "orders", Service(1));
        var id = (await ForceAsync()).Text("deployments.0.id");
        var seen = new List<string>();

        foreach (var seconds in new[] { 5, 10, 10, 5 })
        {
            Wait(seconds);
            var task = (await DescribeTasksAsync($"\"startedBy\":\"{id}\""))[0];
            seen.Add($"{task.Text("lastStatus")} {task.Text("healthStatus")} {task.Has("startedAt")}");
        }

        Assert.Equal(["PROVISIONING UNKNOWN False", "PENDING UNKNOWN False", "RUNNING UNKNOWN True", "RUNNING HEALTHY True"], seen);
    }

    [Fact]
    public async Task DesiredCount_Changed_ScalesWithoutDeployment()
    {
        Ecs.AddService("prod", "orders", Service(2));
        var id = (await DescribeAsync()).Text("deployments.0.id");

        await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","desiredCount":4}""");
        Wait(60);
        var more = await DescribeAsync();
        await CallAsync("UpdateService", """{"cluster":"prod","service":"orders","desiredCount":1}""");
        Wait(60);
        var fewer = await DescribeAsync();

        Assert.Equal((4, 4, 0), Counts(more));
        Assert.Equal((1, 1, 0), Counts(fewer));
        Assert.Equal([id], fewer.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", fewer.Text("deployments.0.rolloutState"));
    }

    [Fact]
    public async Task DeletedService_Drained_StaysInactive()
    {
        Ecs.AddService("prod", "orders", Service(2));

        var refused = await TryAsync("DeleteService", """{"cluster":"prod","service":"orders"}""");
        var deleted = await CallAsync("DeleteService", """{"cluster":"prod","service":"orders","force":true}""");
        Wait(60);
        var gone = await DescribeAsync();
        var listed = await CallAsync("ListServices", """{"cluster":"prod"}""");
        var forced = await TryAsync("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}""");

        Assert.Equal("The service cannot be stopped while it is scaled above 0.", refused.ErrorMessage);
        Assert.Equal("DRAINING", deleted.Text("service.status"));
        Assert.Equal(("INACTIVE", 0), (gone.Text("status"), gone.At("deployments").GetArrayLength()));
        Assert.Equal(0, listed.At("serviceArns").GetArrayLength());
        Assert.Equal(("ServiceNotActiveException", "Service was not ACTIVE."), (forced.ErrorCode, forced.ErrorMessage));
    }

    [Fact]
    public async Task Responses_SameCallsAtSameTimes_AreEqual()
    {
        Ecs.AddService("prod", "orders", Service(2));
        var other = new SimulatedEcs(Clock);
        other.AddService("prod", "orders", Service(2));

        await ForceAsync();
        other.Serve("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}"""u8.ToArray());
        Wait(7);
        await DescribeAsync();
        Wait(3600);
        var looked = await DescribeAsync();
        var blind = other.Serve("DescribeServices", """{"cluster":"prod","services":["orders"],"include":["TAGS"]}"""u8.ToArray());

        Assert.Equal(looked.GetRawText(), JsonElement.Parse(blind.Body.Span).At("services.0").GetRawText());
    }

    private const string StallMessage =
        "(service orders) was unable to stop or start tasks during a deployment because of the service deployment configuration. "
        + "Update the minimumHealthyPercent or maximumPercent value and try again.";

    private static (int Desired, int Running, int Pending) Counts(JsonElement service) =>
        (service.Number("desiredCount"), service.Number("runningCount"), service.Number("pendingCount"));

    private static (string Status, string RolloutState, int Pending, int Running) State(JsonElement deployment) =>
        (deployment.Text("status"), deployment.Text("rolloutState"), deployment.Number("pendingCount"), deployment.Number("runningCount"));

    private static decimal Epoch(JsonElement serviceEvent) => serviceEvent.At("createdAt").GetDecimal();
}
