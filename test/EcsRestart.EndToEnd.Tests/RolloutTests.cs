using System.Text;
using EcsRestart.Aws;
using EcsRestart.Ecs;
using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>Runs that wait, over real HTTP to the simulator, on a clock that the test steps.</summary>
public sealed class RolloutTests : IAsyncLifetime
{
    private static readonly IEnumerable<string> ThreeLooks = Enumerable.Repeat("DescribeServices", 3);

    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;
    private EcsHttpApi? _api;

    public RolloutTests() => _ecs = new SimulatedEcs(_clock);

    public async Task InitializeAsync() => _api = await EcsHttpApi.StartAsync(_ecs, port: 0, CancellationToken.None);

    public async Task DisposeAsync()
    {
        if (_api is not null)
            await _api.DisposeAsync();
    }

    [Fact]
    public async Task Rollout_OfAHealthyService_IsRestartedAndNeverBelowItsMinimum()
    {
        _ecs.AddService("prod", "orders", new ServiceBehaviour { DesiredCount = 4, MinimumHealthyPercent = 75, MaximumPercent = 150 });

        var report = await RunAsync("""{"wait":true,"services":[{"cluster":"prod","service":"orders"}]}""");

        Assert.Equal(ResultCode.Restarted, report.Results?[0].Code);
        Assert.True(_ecs.Observe("prod", "orders").LowestHealthyCount >= 3);
        Assert.Equal(1, _ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public async Task Rollout_SlowerThanItsTimeout_TimesOut()
    {
        _ecs.AddService("prod", "slow", new ServiceBehaviour { StartDelay = TimeSpan.FromMinutes(20) });

        var report = await RunAsync("""{"wait":true,"timeoutMinutes":5,"services":[{"cluster":"prod","service":"slow"}]}""");

        var result = Assert.Single(report.Results ?? []);
        Assert.Equal(ResultCode.RolloutTimedOut, result.Code);
        Assert.InRange(result.DurationSeconds ?? 0, 300, 330);
    }

    [Fact]
    public async Task Restart_AnsweredWithServerErrors_IsLookedForAndCalledOnceMore()
    {
        _ecs.AddService("prod", "broken", new ServiceBehaviour());
        _ecs.Faults.Add(new Fault { Kind = FaultKind.ServerError, Action = "UpdateService", Service = "broken" });

        var report = await RunAsync("""{"services":[{"cluster":"prod","service":"broken"}]}""");

        Assert.Equal(ResultCode.EcsError, Assert.Single(report.Results ?? []).Code);
        Assert.Equal(
            ["DescribeServices", "UpdateService", .. ThreeLooks, "UpdateService", .. ThreeLooks],
            _ecs.Log.Records.Select(record => record.Action));
        Assert.Equal(0, _ecs.Observe("prod", "broken").ForcedDeployments);
    }

    [Fact]
    public async Task Rollout_OvertakenByAnother_IsSuperseded()
    {
        _ecs.AddService("prod", "orders", new ServiceBehaviour());

        var report = await RunAsync(
            """{"wait":true,"services":[{"cluster":"prod","service":"orders"}]}""",
            onFirstLook: () => _ecs.Serve("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}"""u8.ToArray()));

        Assert.Equal(ResultCode.Superseded, Assert.Single(report.Results ?? []).Code);
    }

    [Fact]
    public async Task Rollouts_OfManyServices_AreWatchedTenToACall()
    {
        var names = Enumerable.Range(0, 25).Select(index => $"service-{index}").ToArray();
        foreach (var name in names)
            _ecs.AddService("prod", name, new ServiceBehaviour());
        var entries = names.Select(name => $$"""{"cluster":"prod","service":"{{name}}"}""");

        var report = await RunAsync($$"""{"wait":true,"maxInFlight":25,"services":[{{string.Join(',', entries)}}]}""");

        Assert.Equal(names, report.Results?.Select(result => result.Service));
        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Restarted, result.Code));
        var ticks = _ecs.Log.Of("DescribeServices").GroupBy(look => look.At).ToArray();
        Assert.True(ticks.Length > 5);
        Assert.All(ticks, tick => Assert.Equal((tick.Sum(look => look.Services.Count) + 9) / 10, tick.Count()));
        Assert.All(ticks, tick => Assert.Distinct(tick.SelectMany(look => look.Services)));
    }

    [Fact]
    public async Task Rollouts_OfALaterWave_AreEachLookedAtOnceMoreBeforeTheirCall()
    {
        string[] late = [.. Enumerable.Range(0, 12).Select(index => $"late-{index}")];
        foreach (var name in late.Append("early"))
            _ecs.AddService("prod", name, new ServiceBehaviour());
        var entries = late.Select(name => $$"""{"cluster":"prod","service":"{{name}}","wave":2}""");

        var report = await RunAsync(
            $$"""{"wait":true,"maxInFlight":25,"services":[{"cluster":"prod","service":"early"},{{string.Join(',', entries)}}]}""");

        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Restarted, result.Code));
        var called = _ecs.Log.Of("UpdateService", late[^1])[0].At;
        var before = _ecs.Log.Of("DescribeServices").Where(look => look.At == called && !look.Services.Contains("early")).ToArray();
        Assert.Equal(late.Order(), before.SelectMany(look => look.Services).Order());
    }

    [Fact]
    public async Task Rollout_UnderWayWhenTimeRunsOut_IsStartedAndUnverified()
    {
        _ecs.AddService("prod", "orders", new ServiceBehaviour());
        using var deadline = new CancellationTokenSource();

        var report = await RunAsync(
            """{"wait":true,"services":[{"cluster":"prod","service":"orders"}]}""",
            new StopSignals(deadline.Token, CancellationToken.None),
            onFirstLook: deadline.Cancel);

        var result = Assert.Single(report.Results ?? []);
        Assert.Equal(ResultCode.Started, result.Code);
        Assert.Equal(RolloutOutcome.Unverified, result.Rollout);
        Assert.NotNull(result.Warnings);
    }

    private async Task<RestartReport> RunAsync(string payload, StopSignals? stop = null, Action? onFirstLook = null)
    {
        var api = _api ?? throw new InvalidOperationException("The simulator did not start.");
        using var ecs = new EcsApi(() => EcsClient.CreateForSimulator(api.Endpoint, _ecs.Region));
        var budget = new ApiBudget(_clock);
        var run = new RestartRun(ecs, budget, _clock, NullLogger.Instance, new FirstLook(onFirstLook))
            .RunAsync("run", Encoding.UTF8.GetBytes(payload), stop ?? StopSignals.None, CancellationToken.None);
        await Stepping.UntilAsync(run, _clock, api);
        return await run;
    }

    /// <summary>Acts when the run first sees a rollout under way: a timer would not know how far the run has got.</summary>
    private sealed class FirstLook(Action? act) : IProgress<RunProgress>
    {
        private Action? _act = act;

        public void Report(RunProgress value)
        {
            if (value is RunProgress.Observed)
                Interlocked.Exchange(ref _act, null)?.Invoke();
        }
    }
}
