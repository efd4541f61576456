using System.Globalization;
using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>Deployments with other strategies than rolling: blue/green, canary, linear, and daemons.</summary>
public abstract class StrategyContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    private const string ForceOrders = """{"cluster":"prod","service":"orders","forceNewDeployment":true}""";

    [Fact]
    public async Task FailingGreenTasks_Rollback_KeepsBlueTasks()
    {
        Ecs.AddService("prod", "orders", Service(2) with
        {
            Strategy = new() { Type = "BLUE_GREEN" },
            Failure = new() { Kind = TaskFailureKind.Crash },
            CircuitBreaker = new(Enable: true, Rollback: true),
        });
        var former = (await DescribeAsync()).Text("deployments.0.id");
        await ForceAsync();

        Wait(120);
        var service = await DescribeAsync();

        Assert.Equal([former], service.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", service.Text("deployments.0.rolloutState"));
        Assert.Equal(2, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    /// <summary>With defaults: 15 min for blue/green, 10 + 15 min for canary, 9 × 6 + 15 min for linear.</summary>
    [Theory]
    [InlineData("BLUE_GREEN", null, null, null, 15)]
    [InlineData("BLUE_GREEN", 3, null, null, 3)]
    [InlineData("BLUE_GREEN", 0, null, null, 0)]
    [InlineData("CANARY", null, null, null, 25)]
    [InlineData("CANARY", 2, 50, 1, 3)]
    [InlineData("LINEAR", null, null, null, 69)]
    [InlineData("LINEAR", 1, 30, 2, 7)]
    [InlineData("LINEAR", 1, 100, 2, 1)]
    public async Task BothSets_UntilBakeTimePassed_StayAtFullCount(
        string type, int? bake, int? stepPercent, int? stepBake, int minutes)
    {
        Ecs.AddService("prod", "orders", Service(3, 50, 100));
        await CallAsync("UpdateService", $$"""
            {
              "cluster": "prod", "service": "orders",
              "deploymentConfiguration": {
                "strategy": "{{type}}", "bakeTimeInMinutes": {{Json(bake)}},
                "canaryConfiguration": { "canaryPercent": {{Json(stepPercent)}}, "canaryBakeTimeInMinutes": {{Json(stepBake)}} },
                "linearConfiguration": { "stepPercent": {{Json(stepPercent)}}, "stepBakeTimeInMinutes": {{Json(stepBake)}} }
              }
            }
            """);
        var id = (await ForceAsync()).Text("deployments.0.id");

        Wait(29 + minutes * 60);
        var baking = await DescribeAsync();
        Wait(2);
        var moved = await DescribeAsync();
        Wait(30);
        var done = await DescribeAsync();

        Assert.Equal([3, 3], Numbers(baking, "runningCount"));
        Assert.Equal([3, 3], Numbers(baking, "desiredCount"));
        Assert.Equal(["IN_PROGRESS", "COMPLETED"], baking.Texts("deployments", "rolloutState"));
        Assert.Equal([3, 0], Numbers(moved, "desiredCount"));
        Assert.Equal("IN_PROGRESS", moved.Text("deployments.0.rolloutState"));
        Assert.Equal([id], done.Texts("deployments", "id"));
        Assert.Equal("COMPLETED", done.Text("deployments.0.rolloutState"));
        Assert.Equal(3, Ecs.Observe("prod", "orders").MinHealthyCount);
    }

    [Theory]
    [InlineData("ROLLING", 0, null, null)]
    [InlineData("BLUE_GREEN", 15, null, null)]
    [InlineData("CANARY", 15, 5, 10)]
    [InlineData("LINEAR", 15, 10, 6)]
    public async Task Strategy_Described_ShowsDefaults(string type, int bake, int? stepPercent, int? stepBake)
    {
        Ecs.AddService("prod", "orders", Service(1) with { Strategy = new() { Type = type } });

        var shown = (await DescribeAsync()).At("deploymentConfiguration");

        Assert.Equal((type, bake), (shown.Text("strategy"), shown.Number("bakeTimeInMinutes")));
        Assert.Equal(type == "CANARY", shown.Has("canaryConfiguration"));
        Assert.Equal(type == "LINEAR", shown.Has("linearConfiguration"));
        if (type == "CANARY")
            Assert.Equal((stepPercent, stepBake), Step(shown.At("canaryConfiguration"), "canaryPercent", "canaryBakeTimeInMinutes"));
        if (type == "LINEAR")
            Assert.Equal((stepPercent, stepBake), Step(shown.At("linearConfiguration"), "stepPercent", "stepBakeTimeInMinutes"));
    }

    [Theory]
    [InlineData("""{"strategy":"PURPLE"}""")]
    [InlineData("""{"strategy":"BLUE_GREEN","bakeTimeInMinutes":1441}""")]
    [InlineData("""{"strategy":"CANARY","canaryConfiguration":{"canaryPercent":0}}""")]
    [InlineData("""{"strategy":"LINEAR","linearConfiguration":{"stepPercent":2}}""")]
    [InlineData("""{"strategy":"LINEAR","linearConfiguration":{"stepBakeTimeInMinutes":-1}}""")]
    public async Task Strategy_OutOfRange_IsRejected(string configuration)
    {
        Ecs.AddService("prod", "orders", Service(1));

        var reply = await TryAsync(
            "UpdateService", $$"""{"cluster":"prod","service":"orders","deploymentConfiguration":{{configuration}}}""");

        Assert.Equal("InvalidParameterException", reply.ErrorCode);
        Assert.Equal("ROLLING", (await DescribeAsync()).Text("deploymentConfiguration.strategy"));
    }

    [Fact]
    public async Task ForceNewDeployment_DuringBakeTime_StartsNewBakeTime()
    {
        var strategy = new DeploymentStrategy { Type = "BLUE_GREEN", BakeTime = TimeSpan.FromMinutes(5) };
        Ecs.AddService("prod", "orders", Service(1) with { Strategy = strategy });
        await ForceAsync();
        Wait(240);

        var id = (await ForceAsync()).Text("deployments.0.id");
        Wait(300);
        var baking = await DescribeAsync();
        Wait(120);
        var done = await DescribeAsync();

        Assert.Equal("IN_PROGRESS", baking.Text("deployments.0.rolloutState"));
        Assert.Equal([id], done.Texts("deployments", "id"));
    }

    [Fact]
    public async Task Daemon_CreateService_StopsTasksBeforeStartingNewOnes()
    {
        await CallAsync("CreateCluster", """{"clusterName":"prod"}""");
        await CallAsync("RegisterTaskDefinition", """{"family":"agent","containerDefinitions":[{"name":"app"}]}""");
        Ecs.NewServices = Service(0);
        await CallAsync("CreateService", """
            {"cluster":"prod","serviceName":"orders","taskDefinition":"agent","desiredCount":3,"schedulingStrategy":"DAEMON",
             "launchType":"EC2"}
            """);
        Wait(60);

        var forced = await ForceAsync();
        Wait(10);
        var between = await DescribeAsync();
        Wait(120);
        var done = await DescribeAsync();

        Assert.Equal(0, forced.Number("deploymentConfiguration.minimumHealthyPercent"));
        Assert.Equal(100, forced.Number("deploymentConfiguration.maximumPercent"));
        Assert.Equal([0, 3], Numbers(between, "runningCount"));
        Assert.Equal([0, 0], Numbers(between, "pendingCount"));
        Assert.Equal("COMPLETED", done.Text("deployments.0.rolloutState"));
        Assert.Equal((3, 3), (done.Number("desiredCount"), done.Number("runningCount")));
        Assert.Equal((0, 3), (Ecs.Observe("prod", "orders").MinHealthyCount, Ecs.Observe("prod", "orders").MaxTaskCount));
    }

    [Fact]
    public async Task Daemon_MaximumPercentNot100_IsRejected()
    {
        Ecs.AddService("prod", "orders", Service(3, 0, 100) with { SchedulingStrategy = "DAEMON", LaunchType = "EC2" });

        var reply = await TryAsync(
            "UpdateService", """{"cluster":"prod","service":"orders","deploymentConfiguration":{"maximumPercent":200}}""");

        Assert.Equal("InvalidParameterException", reply.ErrorCode);
        Assert.Equal(200, (await TryAsync("UpdateService", ForceOrders)).Status);
    }

    private static string Json(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";

    private static IEnumerable<int> Numbers(JsonElement service, string member) =>
        service.At("deployments").EnumerateArray().Select(deployment => deployment.Number(member));

    private static (int?, int?) Step(JsonElement configuration, string percent, string minutes) =>
        ((int)configuration.At(percent).GetDouble(), configuration.Number(minutes));
}
