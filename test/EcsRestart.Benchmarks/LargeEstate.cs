using System.Globalization;
using System.Text.Json;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Benchmarks;

/// <summary>1,000 services with the documented ECS rate limits, in virtual time, with the real AWS client.</summary>
internal static class LargeEstate
{
    private const string Cluster = "prod";
    private const int Services = 1_000;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    public static Section Measure()
    {
        var (restarted, calls) = Run(wait: false);
        var (watched, describes) = Run(wait: true);
        return new Section(
        [
            "| 1,000 services | Duration, s | Calls | Throttled | Failed | DescribeServices in 10 s of watching, at most |",
            "|---|--:|--:|--:|--:|--:|",
            $"{Row("restarted", restarted, calls)} | – |",
            $"{Row("restarted and watched", watched, describes)} | {MaxCallsPerTick(describes)} |",
        ]);
    }

    private static (RestartReport Report, IReadOnlyList<ActionRecord> Calls) Run(bool wait)
    {
        var clock = new SteppedClock();
        var simulated = new SimulatedEcs(clock);

        // Slow enough that the first rollout is still in progress when the last one starts.
        foreach (var name in Names())
            simulated.AddService(Cluster, name, new ServiceBehavior { StartDelay = TimeSpan.FromMinutes(5) });
        var payload = JsonSerializer.SerializeToUtf8Bytes(
            new { wait, maxInFlight = Services, services = Names().Select(service => new { cluster = Cluster, service }) });
        using var ecs = new VirtualEcs(simulated, clock, Latency);
        var run = new RestartRun(new EcsClients(_ => ecs.Api, new ApiBudgets(clock), clock), clock, NullLogger.Instance);

        var report = ecs.Run(() => run.RunAsync("benchmark", payload, StopSignals.None, CancellationToken.None));
        return (report ?? throw new InvalidOperationException("The run was not finished."), simulated.Log.Records);
    }

    /// <summary>After the last restart, only the watch calls DescribeServices.</summary>
    private static int MaxCallsPerTick(IReadOnlyList<ActionRecord> calls)
    {
        var lastRestart = calls.Last(call => call.Action == "UpdateService").At;
        var describes = calls.Where(call => call.Action == "DescribeServices" && call.At > lastRestart).Select(call => call.At).ToArray();
        return describes.Select((from, index) => describes.Skip(index).TakeWhile(at => at < from + Tick).Count()).Max();
    }

    private static string Row(string what, RestartReport report, IReadOnlyList<ActionRecord> calls) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {report.DurationSeconds:0.0} | {calls.Count} | {calls.Count(call => call.IsThrottled)} | {report.Summary?.Failed}");

    private static IEnumerable<string> Names() => Enumerable.Range(0, Services).Select(index => $"service-{index}");
}
