using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The published function defers a service whose deployment is in progress by creating a one-time schedule.</summary>
public sealed class DeferredRestartTests : IAsyncLifetime, IDisposable
{
    private const string Request = """
        {"deferMinutes":45,"services":[{"cluster":"prod-cluster","service":"orders-service"},{"cluster":"prod-cluster","service":"billing-service"}]}
        """;

    /// <summary>Starts at the current time because the function uses the system clock.</summary>
    private readonly SteppedClock _clock = new(TimeProvider.System.GetUtcNow());
    private readonly FunctionUnderTest _function;

    public DeferredRestartTests() => _function = new FunctionUnderTest(_clock)
    {
        Environment = new Dictionary<string, string> { ["ECS_RESTART_DEFER_ROLE_ARN"] = "arn:aws:iam::123456789012:role/ecs-restart-schedule" },
    };

    public async Task InitializeAsync()
    {
        _function.Ecs.AddService("prod-cluster", "orders-service", new ServiceBehavior { RestartedAgo = TimeSpan.Zero });
        _function.Ecs.AddService("prod-cluster", "billing-service", new ServiceBehavior());
        await _function.InitializeAsync();
    }

    public Task DisposeAsync() => _function.DisposeAsync();

    public void Dispose() => _function.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Service_DeploymentInProgress_IsRestartedOnceLater(int deliveries)
    {
        _function.Scheduler.Deliveries = deliveries;
        var soon = _clock.GetUtcNow().AddSeconds(20);
        var created = await ScheduleAsync(
            "once", "-", "--at", $"{soon:yyyy-MM-dd'T'HH:mm:ss}",
            "--function-arn", "arn:aws:lambda:eu-central-1:123456789012:function:ecs-restart",
            "--role-arn", "arn:aws:iam::123456789012:role/ecs-restart-schedule");
        Assert.True(created.ExitCode == 0, created.Messages);

        _clock.AdvanceTo(soon);
        var reports = await _function.InvokeDueAsync();
        _clock.Advance(TimeSpan.FromMinutes(46));
        var later = await _function.InvokeDueAsync();

        Assert.Equal(["skipped DeploymentInProgress", "success Started"], reports[0].StatusesAndCodes);
        Assert.Equal((deliveries, deliveries), (reports.Count, later.Count));
        Assert.Equal("success Started", Assert.Single(later[0].StatusesAndCodes));
        Assert.All(later.Skip(1), report => Assert.Equal("skipped AlreadyRestarted", Assert.Single(report.StatusesAndCodes)));
        Assert.Equal(1, _function.Ecs.Observe("prod-cluster", "orders-service").ForcedDeployments);
        Assert.Contains("No schedules found.", (await ScheduleAsync("list")).Output, StringComparison.Ordinal);
    }

    private Task<CommandLineRun> ScheduleAsync(params string[] arguments) =>
        CommandLineRun.OfAsync(["schedule", .. arguments, "--endpoint-url", $"{_function.Endpoint}"], Request, new Dictionary<string, string>());
}
