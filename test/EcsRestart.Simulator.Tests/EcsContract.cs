using System.Text.Json;
using EcsRestart.Simulator.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Simulator.Tests;

/// <summary>The base of API tests over any transport. The cluster is always "prod".</summary>
public abstract class EcsContract : IAsyncLifetime
{
    private readonly IEcsTransport _transport;

    protected EcsContract(Func<SimulatedEcs, IEcsTransport> transport)
    {
        Ecs = new SimulatedEcs(Clock);
        _transport = transport(Ecs);
    }

    protected SteppedClock Clock { get; } = new();

    protected SimulatedEcs Ecs { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _transport.DisposeAsync().AsTask();

    protected Task<EcsReply> TryAsync(string action, string body) => _transport.CallAsync(action, body);

    protected async Task<JsonElement> CallAsync(string action, string body)
    {
        var reply = await TryAsync(action, body);
        Assert.True(reply.Status == 200, $"{action}: {reply.Body}");
        return reply.Body;
    }

    protected async Task<JsonElement> DescribeAsync(string service = "orders")
    {
        var answer = await CallAsync("DescribeServices", $$"""{"cluster":"prod","services":["{{service}}"],"include":["TAGS"]}""");
        return answer.At("services.0");
    }

    /// <returns>The service in the response of UpdateService.</returns>
    protected async Task<JsonElement> ForceAsync(string service = "orders")
    {
        var answer = await CallAsync("UpdateService", $$"""{"cluster":"prod","service":"{{service}}","forceNewDeployment":true}""");
        return answer.At("service");
    }

    protected async Task<JsonElement> DescribeTasksAsync(string filter)
    {
        var listed = await CallAsync("ListTasks", $$"""{"cluster":"prod",{{filter}}}""");
        return (await CallAsync("DescribeTasks", $$"""{"cluster":"prod","tasks":{{listed.At("taskArns")}}}""")).At("tasks");
    }

    protected void Wait(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    protected static ServiceBehavior Service(int desired, int minimumPercent = 100, int maximumPercent = 200) => new()
    {
        DesiredCount = desired,
        MinimumHealthyPercent = minimumPercent,
        MaximumPercent = maximumPercent,
        StartDelay = TimeSpan.FromSeconds(20),
        HealthDelay = TimeSpan.FromSeconds(10),
        DrainDelay = TimeSpan.FromSeconds(30),
    };
}
