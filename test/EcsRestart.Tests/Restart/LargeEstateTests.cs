using System.Text;
using System.Text.Json;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests.Restart;

/// <summary>Runs with many services against the rate limits that AWS documents, in virtual time and with the real AWS client.</summary>
public sealed class LargeEstateTests
{
    private const string Cluster = "prod";

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;

    public LargeEstateTests() => _ecs = new SimulatedEcs(_clock);

    [Theory]
    [InlineData(300, 0)]
    [InlineData(300, 100)]
    [InlineData(1_000, 100)]
    public void Run_ManyServices_TakesTimeOfUpdateServiceLimit(int services, int latencyMilliseconds)
    {
        var report = Run(services, wait: false, latencyMilliseconds);

        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Started, result.Code));
        Assert.InRange(report.DurationSeconds, 0, 1.03 * (services - 50) / 5);
        Assert.InRange(Throttled, 0, 0.01);
        CheckEachIsRestartedOnce(services);
    }

    [Fact]
    public void Run_WaitForManyServices_IsNotThrottled()
    {
        var report = Run(300, wait: true, latencyMilliseconds: 100);

        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Restarted, result.Code));
        Assert.InRange(Throttled, 0, 0.01);
        CheckEachIsRestartedOnce(300);
    }

    /// <summary>
    /// Polls every 10 s: 25 DescribeServiceDeployments calls, and in every third poll 50 DescribeServices calls. About 4 reads per second.
    /// </summary>
    [Fact]
    public void Run_500WatchedServices_SendsAbout4ReadsPerSecond()
    {
        const int services = 500;
        var behavior = new ServiceBehavior { StartDelay = TimeSpan.FromMinutes(7) };

        var report = Run(services, wait: true, latencyMilliseconds: 100, behavior, maxInFlight: services);

        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Restarted, result.Code));
        var started = _ecs.Log.Of("UpdateService").Max(call => call.At);
        var (from, to) = (started + TimeSpan.FromMinutes(1), started + TimeSpan.FromMinutes(5));
        var reads = _ecs.Log.Records.Where(call => call.At >= from && call.At < to).CountBy(call => call.Action).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(["DescribeServiceDeployments", "DescribeServices"], reads.Keys.Order(StringComparer.Ordinal));
        Assert.InRange(reads.Values.Sum() / (to - from).TotalSeconds, 3, 4.2);
        Assert.InRange(reads["DescribeServices"] / (double)reads["DescribeServiceDeployments"], 0.55, 0.75);
    }

    [Fact]
    public void Run_OtherClientsUseHalfOfLimit_FailsNoService()
    {
        _ecs.Rate = new ApiRate { OthersPerSecond = 2.5 };

        var report = Run(300, wait: false, latencyMilliseconds: 100);

        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Started, result.Code));
        Assert.InRange(report.DurationSeconds, 0, 1.03 * (300 - 50) / 2.5);
        CheckEachIsRestartedOnce(300);
    }

    /// <summary>The share of calls that ECS throttled.</summary>
    private double Throttled => (double)_ecs.Log.Records.Count(record => record.IsThrottled) / _ecs.Log.Records.Count;

    private RestartReport Run(int services, bool wait, int latencyMilliseconds, ServiceBehavior? behavior = null, int maxInFlight = 300)
    {
        foreach (var name in Names(services))
            _ecs.AddService(Cluster, name, behavior ?? new ServiceBehavior());
        var payload = JsonSerializer.Serialize(new { wait, maxInFlight, services = Names(services).Select(service => new { cluster = Cluster, service }) });
        using var ecs = new VirtualEcs(_ecs, _clock, TimeSpan.FromMilliseconds(latencyMilliseconds));
        var run = new RestartRun(TestEcs.Of(ecs.Api, _clock), _clock, NullLogger.Instance);

        var report = ecs.Run(() => run.RunAsync("large", Encoding.UTF8.GetBytes(payload), StopSignals.None, CancellationToken.None));
        return report ?? throw new InvalidOperationException("The run was not finished.");
    }

    private void CheckEachIsRestartedOnce(int services) =>
        Assert.All(Names(services), name => Assert.Equal(1, _ecs.Observe(Cluster, name).ForcedDeployments));

    private static IEnumerable<string> Names(int services) => Enumerable.Range(0, services).Select(index => $"service-{index}");
}
