using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Restart;

/// <summary>A run that is killed before, during or after a call, and its retry with the same <c>scheduledTime</c>.</summary>
public sealed class KilledRunTests
{
    private const string Request = """
        {"wait":true,"scheduledTime":"2026-11-21T05:00:00Z","scheduleArn":"arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly",
         "tasks":[{"cluster":"prod","taskDefinition":"migrate"}],
         "services":[{"cluster":"prod","service":"orders","wave":2},{"cluster":"prod","service":"billing","wave":3}]}
        """;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);

    /// <summary>When the run is killed, relative to the arrival of a call at ECS: before, on arrival, and around the response.</summary>
    private static readonly TimeSpan[] Moments =
    [
        -Latency - TimeSpan.FromTicks(1), -Latency / 2, TimeSpan.Zero, Latency / 2, Latency + TimeSpan.FromTicks(1),
    ];

    [Fact]
    public void RunAsync_KilledAroundAnyCallAndRetried_StartsEverythingOnce()
    {
        var arrivals = new List<(string Operation, DateTimeOffset At)>();
        var (ecs, clock) = SetUp();
        Run(ecs, clock, arrivals: arrivals);
        AssertStartedOnce(ecs, "not killed");
        Assert.Equal(
            ["DescribeServiceDeployments", "DescribeServiceRevisions", "DescribeServices", "DescribeTaskDefinition", "DescribeTasks", "RunTask", "UpdateService"],
            arrivals.Select(arrival => arrival.Operation).Distinct().Order(StringComparer.Ordinal));

        foreach (var (operation, at) in arrivals.DistinctBy(arrival => (arrival.Operation, arrival.At.Ticks / TimeSpan.TicksPerMinute)))
        {
            foreach (var moment in Moments)
                KillAndRetry(at + moment, $"killed {moment.TotalMilliseconds} ms after {operation} at {at:T}");
        }
    }

    private static void KillAndRetry(DateTimeOffset killAt, string what)
    {
        var (ecs, clock) = SetUp();
        Run(ecs, clock, killAt);
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True(Run(ecs, clock), what);
        AssertStartedOnce(ecs, what);
    }

    private static (SimulatedEcs Ecs, SteppedClock Clock) SetUp()
    {
        var clock = new SteppedClock();
        var ecs = new SimulatedEcs(clock);
        ecs.AddService("prod", "orders", new ServiceBehavior());
        ecs.AddService("prod", "billing", new ServiceBehavior());
        ecs.AddTaskDefinition("migrate", new TaskBehavior { NetworkMode = "bridge" });
        return (ecs, clock);
    }

    /// <returns>True when the run has a report without failures.</returns>
    private static bool Run(
        SimulatedEcs ecs, SteppedClock clock, DateTimeOffset? killAt = null, List<(string Operation, DateTimeOffset At)>? arrivals = null)
    {
        using var process = new VirtualEcs(ecs, clock, Latency, (operation, _) => arrivals?.Add((operation, clock.GetUtcNow())));
        var run = new RestartRun(TestEcs.Of(process.Api, clock), clock, NullLogger.Instance);
        return process.Run(() => run.RunAsync("run-1", Payload.Utf8(Request), StopSignals.None, CancellationToken.None), killAt) is
        { Summary.Failed: 0 };
    }

    private static void AssertStartedOnce(SimulatedEcs ecs, string what)
    {
        var started = (ecs.CountTasksRun("prod"), ecs.Observe("prod", "orders").ForcedDeployments, ecs.Observe("prod", "billing").ForcedDeployments);
        Assert.True(started == (1, 1, 1), $"{started}, {what}");
    }
}
