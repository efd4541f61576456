using System.Text.Json;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Simulator;
using EcsRestart.Tests.Wire;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>The published function with broken connections and killed processes.</summary>
public sealed class BrokenWireTests : IAsyncLifetime
{
    private const string Role = "arn:aws:iam::222222222222:role/ecs-restart-member";

    private readonly SimulatedAws _estate = new(TimeProvider.System);
    private EcsHttpApi? _api;
    private WireServer? _server;

    public enum Moment
    {
        BeforeServing,
        InFlight,
        AfterServing,
    }

    private SimulatedEcs Ecs => _estate.Location;

    private WireServer Server => _server ?? throw new InvalidOperationException("The server did not start.");

    public async Task InitializeAsync()
    {
        Ecs.AddService("prod", "orders", new ServiceBehavior());
        _estate.Sts.AddRole(new SimulatedRole { Arn = Role });
        _api = await EcsHttpApi.StartAsync(_estate, scheduler: null, port: 0, CancellationToken.None);
        _server = ServerBefore(_api.Endpoint);
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("cut at the second third")]
    [InlineData("cut in a chunk")]
    [InlineData("200 with {}")]
    [InlineData("307")]
    public async Task UpdateService_EveryResponseBroken_IsSentOnce(string fault)
    {
        Server.FaultOf = call => call.Operation == "UpdateService" ? WireFault.All[fault] : null;
        await using var function = await StartAsync();

        var report = await function.Function.InvokeAsync("""{"services":[{"cluster":"prod","service":"orders"}]}""");

        Assert.Equal(["success Started"], report.StatusesAndCodes);
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
        Assert.Single(Server.Calls, call => call.Operation == "UpdateService");
    }

    [Fact]
    public async Task AssumeRole_NoResponse_ReturnsReportInTime()
    {
        Server.FaultOf = call => call.Operation == "AssumeRole" ? WireFault.All["silence"] : null;
        await using var function = await StartAsync();

        var report = await function.Function.InvokeAsync(
            $$"""{"services":[{"cluster":"prod","service":"orders"},{"cluster":"prod","service":"remote","roleArn":"{{Role}}"}]}""", timeoutSeconds: 6);

        Assert.Equal(2, report.Results.Length);
        Assert.Equal("failed OutOfTime", report.StatusesAndCodes[1]);
    }

    [Theory]
    [InlineData(Moment.BeforeServing, "success Started")]
    [InlineData(Moment.InFlight, "skipped AlreadyRestarted")]
    [InlineData(Moment.AfterServing, "skipped AlreadyRestarted")]
    public async Task UpdateService_ProcessKilled_IsNotRepeatedByRetry(Moment moment, string retry)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new
        {
            scheduledTime = TextFormat.Time(Ecs.Clock.GetUtcNow()),
            services = new[] { new { cluster = "prod", service = "orders" } },
        });
        await using (var first = await StartAsync())
        {
            var killed = new TaskCompletionSource();
            Server.FaultOf = call => call is { Operation: "UpdateService", Number: 1 } ? Kill(first, moment, killed) : null;
            _ = first.Function.TryInvokeAsync(payload);
            await killed.Task;
        }

        await using var second = await StartAsync();
        var report = await second.Function.InvokeAsync(payload);

        Assert.Equal([retry], report.StatusesAndCodes);
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    /// <summary>Kills the process when its call has arrived.</summary>
    private WireFault Kill(Running function, Moment moment, TaskCompletionSource killed) => new(
        IsServed: moment == Moment.AfterServing,
        async (_, _) =>
        {
            await function.DisposeAsync();
            if (moment == Moment.InFlight)
                Ecs.Serve("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}"""u8.ToArray());
            killed.SetResult();
        });

    private static WireServer ServerBefore(Uri simulator) => new(simulator);

    private async Task<Running> StartAsync()
    {
        var function = new FunctionUnderTest
        {
            Environment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL"] = Server.Address.ToString() },
        };
        await function.InitializeAsync();
        return new Running(function);
    }

    private sealed class Running(FunctionUnderTest function) : IAsyncDisposable
    {
        private bool _isKilled;

        public FunctionUnderTest Function => function;

        public async ValueTask DisposeAsync()
        {
            if (_isKilled)
                return;

            _isKilled = true;
            await function.DisposeAsync();
            function.Dispose();
        }
    }
}
