using EcsRestart.EndToEnd.Tests.Support;
using EcsRestart.Results;
using EcsRestart.Simulator;
using EcsRestart.Watch;

namespace EcsRestart.EndToEnd.Tests;

/// <summary>Runs with <c>wait</c>.</summary>
public sealed class RolloutTests : RunsInVirtualTime
{
    private static readonly IEnumerable<string> ThreeDescribes = Enumerable.Repeat("DescribeServices", 3);

    [Fact]
    public void Run_HealthyService_RestartsWithoutGoingBelowMinimum()
    {
        Ecs.AddService("prod", "orders", new ServiceBehavior { DesiredCount = 4, MinimumHealthyPercent = 75, MaximumPercent = 150 });

        var report = Run("""{"wait":true,"services":[{"cluster":"prod","service":"orders"}]}""");

        Assert.Equal(ResultCode.Restarted, report.Results?[0].Code);
        Assert.True(Ecs.Observe("prod", "orders").MinHealthyCount >= 3);
        Assert.Equal(1, Ecs.Observe("prod", "orders").ForcedDeployments);
    }

    [Fact]
    public void Run_RolloutSlowerThanTimeout_TimesOut()
    {
        Ecs.AddService("prod", "slow", new ServiceBehavior { StartDelay = TimeSpan.FromMinutes(20) });

        var report = Run("""{"wait":true,"timeoutMinutes":5,"services":[{"cluster":"prod","service":"slow"}]}""");

        var result = Assert.Single(report.Results ?? []);
        Assert.Equal(ResultCode.RolloutTimedOut, result.Code);
        Assert.InRange(result.DurationSeconds ?? 0, 300, 330);
    }

    [Fact]
    public void Run_ServerErrors_DescribesServiceAndRetriesOnce()
    {
        Ecs.AddService("prod", "broken", new ServiceBehavior());
        Ecs.Faults.Add(new Fault { Kind = FaultKind.ServerError, Action = "UpdateService", Service = "broken" });

        var report = Run("""{"services":[{"cluster":"prod","service":"broken"}]}""");

        Assert.Equal(ResultCode.EcsError, Assert.Single(report.Results ?? []).Code);
        Assert.Equal(
            ["DescribeServices", "UpdateService", .. ThreeDescribes, "UpdateService", .. ThreeDescribes],
            Ecs.Log.Records.Select(record => record.Action));
        Assert.Equal(0, Ecs.Observe("prod", "broken").ForcedDeployments);
    }

    [Fact]
    public void Run_NewerDeployment_ReturnsSuperseded()
    {
        Ecs.AddService("prod", "orders", new ServiceBehavior());

        var report = Run(
            """{"wait":true,"services":[{"cluster":"prod","service":"orders"}]}""",
            progress: new FirstObservation(() => Ecs.Serve("UpdateService", """{"cluster":"prod","service":"orders","forceNewDeployment":true}"""u8.ToArray())));

        Assert.Equal(ResultCode.Superseded, Assert.Single(report.Results ?? []).Code);
    }

    [Fact]
    public void Run_ManyServices_DescribesTenPerCall()
    {
        var names = Enumerable.Range(0, 25).Select(index => $"service-{index}").ToArray();
        foreach (var name in names)
            Ecs.AddService("prod", name, new ServiceBehavior());
        var entries = names.Select(name => $$"""{"cluster":"prod","service":"{{name}}"}""");

        var report = Run($$"""{"wait":true,"maxInFlight":25,"services":[{{string.Join(',', entries)}}]}""");

        Assert.Equal(names, report.Results?.Select(result => result.Service));
        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Restarted, result.Code));
        var ticks = Ecs.Log.Of("DescribeServices").GroupBy(call => call.At).ToArray();
        Assert.True(ticks.Length > 5);
        Assert.All(ticks, tick => Assert.Equal((tick.Sum(call => call.Services.Count) + 9) / 10, tick.Count()));
        Assert.All(ticks, tick => Assert.Distinct(tick.SelectMany(call => call.Services)));
    }

    [Fact]
    public void Run_LaterWave_DescribesEachServiceAgainBeforeRestart()
    {
        string[] late = [.. Enumerable.Range(0, 12).Select(index => $"late-{index}")];
        foreach (var name in late.Append("early"))
            Ecs.AddService("prod", name, new ServiceBehavior());
        var entries = late.Select(name => $$"""{"cluster":"prod","service":"{{name}}","wave":2}""");

        var report = Run(
            $$"""{"wait":true,"maxInFlight":25,"services":[{"cluster":"prod","service":"early"},{{string.Join(',', entries)}}]}""");

        Assert.All(report.Results ?? [], result => Assert.Equal(ResultCode.Restarted, result.Code));
        var called = Ecs.Log.Of("UpdateService", late[^1])[0].At;
        var before = Ecs.Log.Of("DescribeServices").Where(call => call.At == called && !call.Services.Contains("early")).ToArray();
        Assert.Equal(late.Order(), before.SelectMany(call => call.Services).Order());
    }

    [Fact]
    public void Run_OutOfTimeDuringRollout_ReturnsStartedAndUnverified()
    {
        Ecs.AddService("prod", "orders", new ServiceBehavior());
        using var deadline = new CancellationTokenSource();

        var report = Run(
            """{"wait":true,"services":[{"cluster":"prod","service":"orders"}]}""",
            new StopSignals(deadline.Token, CancellationToken.None),
            progress: new FirstObservation(deadline.Cancel));

        var result = Assert.Single(report.Results ?? []);
        Assert.Equal(ResultCode.Started, result.Code);
        Assert.Equal(RolloutVerification.Unverified, result.Rollout);
        Assert.NotNull(result.Warnings);
    }

    /// <summary>Acts on the first observation of a rollout, which a timer cannot know.</summary>
    private sealed class FirstObservation(Action act) : IProgress<RunProgress>
    {
        private Action? _act = act;

        public void Report(RunProgress value)
        {
            if (value is RunProgress.RolloutObserved)
                Interlocked.Exchange(ref _act, null)?.Invoke();
        }
    }
}
