using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Results;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Wire;

/// <summary>Every fault of the wire at every operation that a restart depends on: never a second deployment, never a lost result, and the report on time.</summary>
public sealed class WireFaultTests
{
    /// <summary>Of an exchange; real time.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    /// <summary>Of a run in which every response is broken; virtual time. Short, because a throttled call is repeated for as long as the run lasts.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(1);

    private static readonly string[] Operations = ["UpdateService", "DescribeServices", "RunTask", "AssumeRole", "CreateSchedule"];

    public static IEnumerable<object[]> Cases => Operations.SelectMany(operation => WireFault.All.Keys.Select(fault => (object[])[operation, fault]));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_FaultOfTheFirstResponse_RestartsOnce(string operation, string fault)
    {
        await using var run = await WireRun.StartAsync(Limit);
        var (report, elapsed) = Run(run, operation, call => call.Number == 1 ? WireFault.All[fault] : null, TimeSpan.FromMinutes(10));

        AssertSafe(run, report, elapsed, TimeSpan.FromMinutes(10));
        if (!WireFault.All[fault].IsDefinite)
            Assert.All(report.Results ?? [], result => Assert.NotEqual(ResultStatus.Failed, result.Status));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Run_FaultOfEveryResponse_RestartsAtMostOnce(string operation, string fault)
    {
        await using var run = await WireRun.StartAsync(Limit);
        var (report, elapsed) = Run(run, operation, _ => WireFault.All[fault], Time);

        AssertSafe(run, report, elapsed, Time);
    }

    [Fact]
    public async Task ForceNewDeploymentAsync_BrokenTls_IsNotServed()
    {
        await using var run = await WireRun.StartAsync(Limit);
        var address = new UriBuilder(run.Server.Address) { Scheme = "https" }.Uri;
        using var api = new EcsApi(() => EcsClientFactory.CreateForSimulator(address, WireRun.Region, AwsHttpClients.Limited(Limit)));

        var failure = (await api.ForceNewDeploymentAsync(ServiceSnapshots.Ref("orders"), CancellationToken.None)).Failure();

        Assert.True(failure is EcsFailure.Unreachable or EcsFailure.Unanswered, failure.Message);
        Assert.Empty(run.Server.Calls);
    }

    private static (RestartReport Report, TimeSpan Elapsed) Run(WireRun run, string operation, Func<WireCall, WireFault?> faultOf, TimeSpan time)
    {
        if (operation == "CreateSchedule")
            run.Estate.Location.Serve("UpdateService", Payload.Utf8("""{"cluster":"prod","service":"billing","forceNewDeployment":true}"""));
        run.Server.FaultOf = call => call.Operation == operation ? faultOf(call) : null;
        var start = run.Estate.Clock.GetUtcNow();
        var report = run.Run(PayloadFor(operation), time);
        return (report, run.Estate.Clock.GetUtcNow() - start);
    }

    private static string PayloadFor(string operation) => operation switch
    {
        "RunTask" => """{"wait":true,"tasks":[{"cluster":"prod","taskDefinition":"migrate"}],"services":[{"cluster":"prod","service":"orders"}]}""",
        "AssumeRole" => $$"""{"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"remote","roleArn":"{{WireRun.Role}}"}]}""",
        "CreateSchedule" => """{"deferMinutes":30,"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"billing"}]}""",
        _ => """{"wait":true,"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"billing"}]}""",
    };

    private static void AssertSafe(WireRun run, RestartReport report, TimeSpan elapsed, TimeSpan time)
    {
        var results = report.Results ?? [];
        Assert.Equal((200, 2), (report.StatusCode, results.Count));
        Assert.True(elapsed < time, $"The report took {elapsed}.");
        Assert.All(results, result => AssertMatches(result, Started(run, result)));
        Assert.Distinct(run.Server.Calls.Select(call => call.InvocationId));
        Assert.InRange(run.Server.Calls.Where(call => call.ClientToken.Length > 0).Select(call => call.ClientToken).Distinct().Count(), 0, 1);
    }

    /// <param name="started">How many deployments or tasks the run started.</param>
    private static void AssertMatches(RestartResult result, int started)
    {
        Assert.InRange(started, 0, 1);
        if (result.Status == ResultStatus.Success)
            Assert.Equal(1, started);
        else if (started == 1)
            Assert.Contains("may have started", result.Error, StringComparison.Ordinal);
    }

    private static int Started(WireRun run, RestartResult result) => result.Service switch
    {
        "billing" when result.Code == ResultCode.DeploymentInProgress => 0,
        "remote" => run.Remote.Observe("prod", "remote").ForcedDeployments,
        { } service => run.Estate.Location.Observe("prod", service).ForcedDeployments,
        null => run.Estate.Location.CountTasksRun("prod"),
    };
}
