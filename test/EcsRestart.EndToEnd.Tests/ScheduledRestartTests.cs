using System.Globalization;
using System.Text;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>Schedules created with the command line invoke the published function, which restarts the services.</summary>
public sealed class ScheduledRestartTests : IAsyncLifetime, IDisposable
{
    private const string Request = """
        {"services":[{"cluster":"prod-cluster","service":"orders-service"},{"cluster":"prod-cluster","service":"billing-service"}]}
        """;

    private static readonly string[] Services = ["orders-service", "billing-service"];
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>Noon in New York.</summary>
    private readonly SteppedClock _clock = new(Moment("2026-11-24T17:00Z"));
    private readonly FunctionUnderTest _function;

    public ScheduledRestartTests()
    {
        _function = new FunctionUnderTest(_clock);
        foreach (var service in Services)
            _function.Ecs.AddService("prod-cluster", service, new ServiceBehavior());
    }

    public Task InitializeAsync() => _function.InitializeAsync();

    public Task DisposeAsync() => _function.DisposeAsync();

    public void Dispose() => _function.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Schedule_MidnightInNewYork_RestartsEachServiceOncePerRun(int deliveries)
    {
        _function.Scheduler.Deliveries = deliveries;
        await CreateAsync("--cron", "0 0 * * ? *", "--timezone", "America/New_York");
        _clock.AdvanceTo(Moment("2026-11-25T04:59:59Z"));
        Assert.False(_function.Scheduler.TryTake(out _));

        _clock.AdvanceTo(Moment("2026-11-25T05:00:00Z"));
        var reports = await _function.InvokeDueAsync();

        Assert.Equal(["success Started", "success Started"], reports[0].StatusesAndCodes);
        Assert.Equal(deliveries, reports.Count);
        Assert.All(reports.Skip(1), report => Assert.Equal(["skipped AlreadyRestarted", "skipped AlreadyRestarted"], report.StatusesAndCodes));
        Assert.All(Services, service => Assert.Equal(1, _function.Ecs.Observe("prod-cluster", service).ForcedDeployments));
    }

    [Fact]
    public async Task Schedule_Daily_RestartsEveryNight()
    {
        await CreateAsync("--cron", "0 0 * * ? *", "--timezone", "America/New_York");

        foreach (var night in new[] { "2026-11-25T05:00Z", "2026-11-26T05:00Z" })
        {
            _clock.AdvanceTo(Moment(night));
            Assert.Equal(["success Started", "success Started"], Assert.Single(await _function.InvokeDueAsync()).StatusesAndCodes);
        }

        Assert.All(Services, service => Assert.Equal(2, _function.Ecs.Observe("prod-cluster", service).ForcedDeployments));
    }

    [Fact]
    public async Task Schedule_Invocation_PassesScheduledTimeAndArn()
    {
        await CreateAsync("--cron", "0 0 * * ? *", "--timezone", "America/New_York");
        _clock.AdvanceTo(Moment("2026-11-25T05:00Z"));

        Assert.True(_function.Scheduler.TryTake(out var invocation));

        var payload = Encoding.UTF8.GetString(invocation.Payload.Span);
        Assert.Contains("\"scheduledTime\": \"2026-11-25T05:00:00Z\"", payload, StringComparison.Ordinal);
        Assert.Contains("\"scheduleArn\": \"arn:aws:scheduler:eu-central-1:123456789012:schedule/default/nightly\"", payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_Paused_RestartsNothing()
    {
        await CreateAsync("--cron", "0 0 * * ? *", "--timezone", "America/New_York");
        await CommandLineRun.OfAsync("schedule", "pause", "nightly", "--endpoint-url", $"{_function.Endpoint}");

        _clock.AdvanceTo(Moment("2026-11-26T12:00Z"));

        Assert.False(_function.Scheduler.TryTake(out _));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private async Task CreateAsync(params string[] time)
    {
        var run = await CommandLineRun.OfAsync(
            [
                "schedule", "create", "nightly", "-", .. time, "--endpoint-url", $"{_function.Endpoint}",
                "--function-arn", "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart",
                "--role-arn", "arn:aws:iam::123456789012:role/ecs-restart-schedule",
            ],
            Request,
            Nothing);
        Assert.True(run.ExitCode == 0, run.Messages);
    }
}
