using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;

namespace EcsRestart.EndToEnd.Tests.Infra;

/// <summary>The metrics that the function writes are the ones that alarms and dashboards use.</summary>
public sealed class MetricsTests(FunctionUnderTest function) : IClassFixture<FunctionUnderTest>
{
    /// <summary>A service that can be restarted, a missing one, and an entry without a name.</summary>
    private static readonly string[] Services = ["orders", "gone", ""];

    private static int _clusters;

    private readonly string _cluster = $"metrics-{Interlocked.Increment(ref _clusters)}";

    [Fact]
    public async Task Metrics_RejectedRequest_CountNoRun() =>
        Assert.Equal([("RequestsRefused", 1)], Values(await EmittedMetrics.OfAsync(function, "{}"u8.ToArray())));

    [Fact]
    public async Task Metrics_DryRun_CountNoRun() =>
        Assert.Equal(
            [("ServicesFailed", 1), ("ServicesRestarted", 0), ("ServicesSkipped", 2), ("ServicesUnverified", 0)],
            Values(await EmittedMetrics.OfAsync(function, Request(dryRun: true))));

    [Fact]
    public async Task Metrics_RaiseOnFailure_CountRun()
    {
        var metrics = await EmittedMetrics.OfAsync(function, Request(dryRun: false));

        Assert.Equal(
            [("PausedRuns", 0), ("Runs", 1), ("ScheduledRuns", 0), ("ServicesFailed", 1), ("ServicesRestarted", 1), ("ServicesSkipped", 1), ("ServicesUnverified", 1)],
            Values(metrics).Where(value => value.Name != "RunDuration"));
        Assert.InRange(metrics.Values["RunDuration"], 0, 60);
        Assert.Equal("ecs-restart", metrics.DimensionValue);
    }

    [Fact]
    public async Task Run_ScheduledWhilePaused_CountsAsScheduledAndAsPaused()
    {
        using var paused = new FunctionUnderTest { Environment = new Dictionary<string, string> { [PauseSwitch.Variable] = "true" } };
        await paused.InitializeAsync();
        try
        {
            var metrics = await EmittedMetrics.OfAsync(paused, """
                {"scheduledTime":"2026-11-21T03:00:00Z","scheduleArn":"arn:aws:scheduler:eu-central-1:123456789012:schedule/ecs-restart/nightly",
                 "services":[{"cluster":"prod","service":"orders"}]}
                """u8.ToArray());

            Assert.Equal(
                [("PausedRuns", 1), ("Runs", 1), ("ScheduledRuns", 1), ("ServicesFailed", 0), ("ServicesRestarted", 0), ("ServicesSkipped", 1), ("ServicesUnverified", 0)],
                Values(metrics).Where(value => value.Name != "RunDuration"));
        }
        finally
        {
            await paused.DisposeAsync();
        }
    }

    [Fact]
    public async Task Metrics_JsonLogFormat_IsOwnLine()
    {
        using var json = new FunctionUnderTest { Environment = new Dictionary<string, string> { ["AWS_LAMBDA_LOG_FORMAT"] = "JSON" } };
        await json.InitializeAsync();
        try
        {
            Assert.Equal([("RequestsRefused", 1)], Values(await EmittedMetrics.OfAsync(json, "{}"u8.ToArray())));
        }
        finally
        {
            await json.DisposeAsync();
        }
    }

    [Fact]
    public async Task Metrics_AlarmsAndDashboards_AreWrittenByFunction()
    {
        var run = await EmittedMetrics.OfAsync(function, Request(dryRun: false));
        var refusal = await EmittedMetrics.OfAsync(function, "{}"u8.ToArray());
        var written = new[] { run, refusal }
            .SelectMany(metrics => metrics.Values.Keys.Select(name => $"{metrics.Namespace} {name} {metrics.Dimension}"))
            .Order(StringComparer.Ordinal).ToArray();
        var template = new StackTemplate();
        var module = new TerraformModule();

        Assert.Equal(written, template.DashboardMetrics().Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));
        Assert.Equal(written, module.DashboardMetrics().Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));
        Assert.Equal(["EcsRestart PausedRuns FunctionName", "EcsRestart ScheduledRuns FunctionName", "EcsRestart ServicesFailed FunctionName"], Own(template.AlarmMetrics()));
        Assert.Equal(["EcsRestart PausedRuns FunctionName", "EcsRestart ScheduledRuns FunctionName", "EcsRestart ServicesFailed FunctionName"], Own(module.AlarmMetrics()));
        Assert.Subset(written.ToHashSet(StringComparer.Ordinal), Own(template.AlarmMetrics()).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Own(IEnumerable<string> metrics) =>
        metrics.Where(metric => !metric.StartsWith("AWS/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<(string Name, double Value)> Values(EmittedMetrics metrics) =>
        metrics.Values.Select(value => (value.Key, value.Value)).OrderBy(value => value.Key, StringComparer.Ordinal);

    private byte[] Request(bool dryRun)
    {
        function.Ecs.AddService(_cluster, Services[0], new ServiceBehavior());
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            scheduledTime = TextFormat.Time(function.Ecs.Clock.GetUtcNow()),
            raiseOnFailure = true,
            dryRun,
            services = Services.Select(service => new { cluster = _cluster, service }),
        });
    }
}
