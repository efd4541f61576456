using EcsRestart.Simulator;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Wire;

/// <summary>
/// An endpoint that says nothing from some call on, with no time limit but the run's: every result is in the report, and the report
/// comes before the deadline.
/// </summary>
public sealed class SilenceTests
{
    private const string Everything = $$"""
        {"wait":true,"deferMinutes":30,"onFailure":"rollback","stopAfterFailures":0,"servicesFrom":{"parameter":"/nightly"},
         "tasks":[{"cluster":"prod","taskDefinition":"migrate"}],
         "select":[{"cluster":"st*","service":"*"}],
         "services":[{"cluster":"prod","service":"busy","wave":1},{"cluster":"prod","service":"failing","wave":1},{"cluster":"prod","service":"remote","roleArn":"{{WireRun.Role}}","wave":2}]}
        """;

    private static readonly WireFault Silence = WireFault.All["silence, not served"];

    /// <summary>Long enough for everything when nothing is silent.</summary>
    private static readonly TimeSpan Time = TimeSpan.FromMinutes(10);

    /// <summary>Every call of a run, by operation and number.</summary>
    [Fact]
    public async Task Run_AnyCallAndEveryCallAfterItUnanswered_ReportsEverythingInTime()
    {
        var calls = await CallsAsync(_ => null);
        Assert.Equal(
            [
                "AssumeRole", "CreateSchedule", "DescribeServiceDeployments", "DescribeServiceRevisions", "DescribeServices",
                "DescribeTaskDefinition", "DescribeTasks", "GetParameter", "ListClusters", "ListServices", "ListTasks", "RunTask", "StopServiceDeployment", "UpdateService",
            ],
            calls.Select(call => call.Operation).Distinct().Order(StringComparer.Ordinal));

        foreach (var first in calls)
            await CallsAsync(call => call.Operation == first.Operation && call.Number >= first.Number ? Silence : null);
    }

    private static async Task<IReadOnlyList<WireCall>> CallsAsync(Func<WireCall, WireFault?> faultOf)
    {
        await using var run = await WireRun.StartAsync();
        run.Estate.Location.AddService("prod", "busy", new() { DesiredCount = 1 });
        run.Estate.Location.AddService("stage", "web", new());
        run.Estate.Location.AddService("prod", "failing", new() { Failure = new() { Kind = TaskFailureKind.Crash } });
        run.Estate.Location.Serve("UpdateService", Payload.Utf8("""{"cluster":"prod","service":"busy","forceNewDeployment":true}"""));
        run.Server.FaultOf = faultOf;
        var start = run.Estate.Clock.GetUtcNow();

        var report = run.Run(Everything, Time);

        Assert.True(run.Estate.Clock.GetUtcNow() - start < Time);
        Assert.Equal(report.StatusCode == 200 ? 7 : null, report.Results?.Count);
        return run.Server.Calls;
    }
}
