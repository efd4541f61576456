using System.Text;
using EcsRestart.Simulator.Tests.Support;

namespace EcsRestart.Simulator.Tests;

/// <summary>An API that throttles calls, returns stale data or fails.</summary>
public abstract class TroubleContract(Func<SimulatedEcs, IEcsTransport> transport) : EcsContract(transport)
{
    private const string Force = """{"cluster":"prod","service":"orders","forceNewDeployment":true}""";
    private const string Describe = """{"cluster":"prod","services":["orders"]}""";
    private const string InProd = """{"cluster":"prod"}""";

    /// <summary>The documented token buckets. A call takes a token whether it succeeds or fails.</summary>
    [Theory]
    [InlineData("UpdateService", 50, 5)]
    [InlineData("CreateService", 50, 5)]
    [InlineData("DeleteService", 50, 5)]
    [InlineData("StopServiceDeployment", 50, 5)]
    [InlineData("ContinueServiceDeployment", 50, 5)]
    [InlineData("DescribeServiceDeployments", 50, 20)]
    [InlineData("ListServiceDeployments", 50, 20)]
    [InlineData("DescribeServiceRevisions", 50, 20)]
    [InlineData("TagResource", 20, 10)]
    [InlineData("UntagResource", 20, 10)]
    [InlineData("ListTagsForResource", 50, 20)]
    [InlineData("DescribeServices", 100, 20)]
    [InlineData("ListServices", 100, 20)]
    [InlineData("DescribeTasks", 100, 20)]
    [InlineData("ListTasks", 100, 20)]
    [InlineData("RunTask", 100, 40)]
    [InlineData("StopTask", 100, 40)]
    [InlineData("DescribeClusters", 50, 20)]
    [InlineData("ListClusters", 50, 20)]
    [InlineData("CreateCluster", 20, 1)]
    [InlineData("DescribeTaskDefinition", 50, 20)]
    [InlineData("RegisterTaskDefinition", 20, 1)]
    public async Task Bucket_AfterBurst_RefillsAtRate(string action, int burst, int perSecond)
    {
        var atOnce = await CountServedAsync(action, burst + 5);
        Wait(2);
        var later = await CountServedAsync(action, 2 * perSecond + 5);
        Wait(3600);
        var muchLater = await CountServedAsync(action, burst + 5);

        Assert.Equal((burst, 2 * perSecond, burst), (atOnce, later, muchLater));
    }

    [Theory]
    [InlineData("UpdateService", "DeleteService", true)]
    [InlineData("UpdateService", "StopServiceDeployment", true)]
    [InlineData("DescribeServiceDeployments", "ListServiceDeployments", true)]
    [InlineData("DescribeServiceDeployments", "DescribeServiceRevisions", false)]
    [InlineData("DescribeServices", "DescribeServiceDeployments", false)]
    [InlineData("TagResource", "UntagResource", true)]
    [InlineData("DescribeServices", "ListServices", true)]
    [InlineData("DescribeTasks", "ListTasks", true)]
    [InlineData("RunTask", "StopTask", true)]
    [InlineData("RunTask", "DescribeTasks", false)]
    [InlineData("UpdateService", "DescribeServices", false)]
    [InlineData("ListServices", "ListTasks", false)]
    public async Task Bucket_ActionGroup_IsShared(string first, string second, bool isShared)
    {
        await CountServedAsync(first, 120);

        Assert.Equal(isShared ? 0 : 1, await CountServedAsync(second, 1));
    }

    [Fact]
    public async Task ThrottledCall_Response_IsLikeAwsAndLogged()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.Rate = new ApiRate { Scale = 0.02 };
        Ecs.Faults.Add(new Fault { Kind = FaultKind.ServerError, Action = "UpdateService", FirstCall = 2, Count = 1 });
        await ForceAsync();

        var reply = await TryAsync("UpdateService", Force);
        Wait(10);
        var next = await TryAsync("UpdateService", Force);

        Assert.Equal((400, "ThrottlingException", "Rate exceeded"), (reply.Status, reply.ErrorCode, reply.ErrorMessage));
        Assert.Equal("ServerException", next.ErrorCode);
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
        Assert.Equal([false, true, false], Ecs.Log.Of("UpdateService", "orders").Select(record => record.IsThrottled));
        Assert.Null(Ecs.Log.Of("UpdateService")[1].Fault);
    }

    [Theory]
    [InlineData(0.1, 0, 5, 5)]
    [InlineData(2, 0, 100, 100)]
    [InlineData(0.001, 0, 1, 1)]
    [InlineData(1, 4, 50, 10)]
    [InlineData(1, 5, 50, 0)]
    [InlineData(1, 9, 50, 0)]
    public async Task Bucket_ScaledOrShared_HasReducedRate(double scale, double others, int burst, int afterTenSeconds)
    {
        Ecs.Rate = new ApiRate { Scale = scale, OthersPerSecond = others };

        var atOnce = await CountServedAsync("UpdateService", 110);
        Wait(scale < 0.01 ? 1000 : 10);
        var later = await CountServedAsync("UpdateService", 110);

        Assert.Equal((burst, afterTenSeconds), (atOnce, later));
    }

    [Fact]
    public async Task Rate_Unlimited_ThrottlesNothing()
    {
        Ecs.Rate = ApiRate.Unlimited;

        Assert.Equal(200, await CountServedAsync("UpdateService", 200));
    }

    [Fact]
    public async Task UnknownOperation_ManyCalls_IsNotThrottled()
    {
        Ecs.Rate = new ApiRate { Scale = 0.001 };

        await TryAsync("StartTask", "{}");

        Assert.Equal("UnknownOperationException", (await TryAsync("StartTask", "{}")).ErrorCode);
    }

    [Fact]
    public async Task ReadLag_Reads_ReturnOldStateButUpdatesAreCurrent()
    {
        Ecs.ReadLag = TimeSpan.FromSeconds(5);
        Ecs.AddService("prod", "orders", Service(2));
        var former = (await DescribeAsync()).Text("deployments.0.id");

        var forced = await ForceAsync();
        var id = forced.Text("deployments.0.id");
        var seen = new List<string>();
        foreach (var seconds in new[] { 0, 4, 0.999, 0.001 })
        {
            Wait(seconds);
            seen.Add((await DescribeAsync()).Text("deployments.0.id"));
        }

        Assert.NotEqual(former, id);
        Assert.Equal([former, former, former, id], seen);
    }

    [Fact]
    public async Task ReadLag_Rollout_IsDelayedButOtherwiseEqual()
    {
        Ecs.ReadLag = TimeSpan.FromSeconds(7);
        Ecs.AddService("prod", "orders", Service(2));
        var prompt = new SimulatedEcs(Clock);
        prompt.AddService("prod", "orders", Service(2));
        await ForceAsync();
        prompt.Serve("UpdateService", Encoding.UTF8.GetBytes(Force));

        var current = new List<string>();
        var lagging = new List<string>();
        for (var second = 0; second < 80; second++)
        {
            Wait(1);
            current.Add(Encoding.UTF8.GetString(
                prompt.Serve("DescribeServices", Encoding.UTF8.GetBytes(Describe)).Body.Span));
            lagging.Add((await CallAsync("DescribeServices", Describe)).GetRawText());
        }

        Assert.Equal(current.SkipLast(7), lagging.Skip(7));
        Assert.True(current.Distinct(StringComparer.Ordinal).Count() > 3);
    }

    [Fact]
    public async Task ReadLag_NewService_IsUnknownAtFirst()
    {
        Ecs.ReadLag = TimeSpan.FromSeconds(5);
        await CallAsync("CreateCluster", """{"clusterName":"prod"}""");
        await CallAsync("RegisterTaskDefinition", """{"family":"web","containerDefinitions":[{"name":"app"}]}""");
        await CallAsync("CreateService", """{"cluster":"prod","serviceName":"orders","taskDefinition":"web","desiredCount":1}""");

        Wait(4);
        var unknown = await CallAsync("DescribeServices", Describe);
        var noneListed = await CallAsync("ListServices", InProd);
        var noTasks = await TryAsync("ListTasks", """{"cluster":"prod","serviceName":"orders"}""");
        Wait(2);
        var known = await CallAsync("DescribeServices", Describe);
        var listed = await CallAsync("ListServices", InProd);
        var tasks = await CallAsync("ListTasks", """{"cluster":"prod","serviceName":"orders"}""");

        Assert.Equal(["MISSING"], unknown.Texts("failures", "reason"));
        Assert.Equal(0, noneListed.At("serviceArns").GetArrayLength());
        Assert.Equal("ServiceNotFoundException", noTasks.ErrorCode);
        Assert.Equal(["orders"], known.Texts("services", "serviceName"));
        Assert.Equal(1, listed.At("serviceArns").GetArrayLength());
        Assert.Equal(1, tasks.At("taskArns").GetArrayLength());
    }

    [Fact]
    public async Task ReadLag_DeletedService_IsStillListed()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.ReadLag = TimeSpan.FromSeconds(5);

        await CallAsync("DeleteService", """{"cluster":"prod","service":"orders","force":true}""");
        var before = await CallAsync("ListServices", InProd);
        Wait(5);
        var after = await CallAsync("ListServices", InProd);

        Assert.Equal((1, 0), (before.At("serviceArns").GetArrayLength(), after.At("serviceArns").GetArrayLength()));
    }

    [Fact]
    public async Task DescribeServices_DuplicateService_ReturnsItOnce()
    {
        Ecs.AddService("prod", "orders", Service(1));

        var answer = await CallAsync("DescribeServices", """{"cluster":"prod","services":["orders","orders"]}""");

        Assert.Equal(["orders"], answer.Texts("services", "serviceName"));
    }

    [Fact]
    public async Task Chance_SameSeed_AffectsSameCalls()
    {
        Ecs.AddService("prod", "orders", Service(1));
        Ecs.Rate = ApiRate.Unlimited;

        var first = await StruckAsync(seed: 1);
        var again = await StruckAsync(seed: 1);
        var other = await StruckAsync(seed: 2);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(isStruck => isStruck), 40, 80);
    }

    private async Task<IReadOnlyList<bool>> StruckAsync(int seed)
    {
        Ecs.Faults.Clear();
        Ecs.Faults.Add(new Fault { Kind = FaultKind.ServerError, Chance = 0.3, Seed = seed });
        var struck = new List<bool>();
        for (var call = 0; call < 200; call++)
            struck.Add((await TryAsync("DescribeServices", Describe)).Status == 500);
        return struck;
    }

    private async Task<int> CountServedAsync(string action, int calls)
    {
        var served = 0;
        for (var call = 0; call < calls; call++)
        {
            await TryAsync(action, InProd);
            served += Ecs.Log.Records[^1].IsThrottled ? 0 : 1;
        }

        return served;
    }
}
