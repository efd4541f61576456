using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsRestart.Tests;

public sealed class RestartRunTests
{
    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RunAsync_WrongPayload_Is400AndCallsNothing()
    {
        var ecs = new FakeEcs();

        var report = await new RestartRun(ecs, _clock, NullLogger.Instance)
            .RunAsync("run-1", Payload.Utf8("""{"services":[]}"""), StopSignals.None, CancellationToken.None);

        Assert.Equal((400, "No services provided."), (report.StatusCode, report.Error));
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_DryRun_CallsNothing()
    {
        var ecs = new FakeEcs();

        var report = await _clock.FinishAsync(Run(ecs, dryRun: true, services: ["a", "b"]));

        Assert.Equal(["DryRun", "DryRun"], Codes(report));
        Assert.Empty(ecs.Restarts);
        Assert.Empty(ecs.Looks);
    }

    [Fact]
    public async Task RunAsync_OneServiceFails_TheOthersAreRestartedInTheirOrder()
    {
        var ecs = new FakeEcs
        {
            OnRestart = (service, _) => Task.FromResult(service == "b"
                ? FakeEcs.Fail(new EcsFailure.Refused(ResultCode.AccessDenied, "No."))
                : FakeEcs.Accept(service)),
        };

        var report = await _clock.FinishAsync(Run(ecs, services: ["a", "b", "c"]));

        Assert.Equal(["Started", "AccessDenied", "Started"], Codes(report));
        Assert.Equal(["a", "b", "c"], report.Results?.Select(result => result.Service));
    }

    [Fact]
    public async Task RunAsync_Throttled_IsCalledAgain()
    {
        var calls = 0;
        var ecs = new FakeEcs
        {
            OnRestart = (service, _) => Task.FromResult(
                calls++ == 0 ? FakeEcs.Fail(new EcsFailure.Throttled("Slow down.")) : FakeEcs.Accept(service)),
        };

        var report = await _clock.FinishAsync(Run(ecs, services: ["a"]));

        Assert.Equal(["Started"], Codes(report));
        Assert.Equal(["a", "a"], ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_Unanswered_IsNeverCalledAgain()
    {
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult(FakeEcs.Fail(new EcsFailure.Unanswered("No answer."))) };

        var report = await _clock.FinishAsync(Run(ecs, services: ["a"]));

        Assert.Equal(["EcsError"], Codes(report));
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_Waiting_WatchesToTheEnd()
    {
        var ecs = new FakeEcs();

        var report = await _clock.FinishAsync(Run(ecs, wait: true, services: [.. Enumerable.Range(1, 12).Select(number => $"s{number}")]));

        Assert.All(Codes(report), code => Assert.Equal("Restarted", code));
        Assert.Equal([10, 2], ecs.Looks.Select(names => names.Count).OrderDescending());
    }

    [Fact]
    public async Task RunAsync_OutOfTimeWhileWaiting_IsUnverifiedWithAWarning()
    {
        using var outOfTime = new CancellationTokenSource();
        var looks = 0;
        var ecs = new FakeEcs
        {
            OnLook = names =>
            {
                if (++looks == 2)
                    outOfTime.Cancel();
                return FakeEcs.Show([.. names.Select(Pictures.JustStarted)]);
            },
        };

        var report = await _clock.FinishAsync(Run(ecs, wait: true, stop: new(outOfTime.Token, default), services: ["a"]));

        Assert.Equal(["Started"], Codes(report));
        Assert.Equal(["The run ended before the rollout did."], report.Results?[0].Warnings);
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task RunAsync_OutOfTimeBetweenLooks_EndsWithoutAnotherLook()
    {
        using var outOfTime = new CancellationTokenSource();
        var ecs = new FakeEcs();
        var run = Run(ecs, wait: true, stop: new(outOfTime.Token, default), services: ["a"]);
        await Stepping.UntilAsync(() => _clock.NextTimer is not null && !ecs.Restarts.IsEmpty);

        await outOfTime.CancelAsync();
        var report = await _clock.FinishAsync(run);

        Assert.Equal(["Started"], Codes(report));
        Assert.Equal(RolloutOutcome.Unverified, report.Results?[0].Rollout);
        Assert.Empty(ecs.Looks);
    }

    [Fact]
    public async Task RunAsync_AnswersInAnotherOrder_KeepsTheOrderOfTheRequest()
    {
        string[] asked = ["a", "b", "c"];
        string[] answered = ["c", "a", "b"];
        var gates = asked.ToDictionary(service => service, _ => Gate());
        var settled = new ConcurrentQueue<string>();
        var ecs = new FakeEcs { OnRestart = (service, _) => gates[service].Task };

        var run = Run(ecs, progress: new Settlements(settled), services: asked);
        await Stepping.UntilAsync(() => ecs.Restarts.Count == asked.Length);
        foreach (var service in answered)
        {
            gates[service].SetResult(FakeEcs.Accept(service));
            await Stepping.UntilAsync(() => settled.Contains(service));
        }

        var report = await _clock.FinishAsync(run);
        Assert.Equal(answered, settled);
        Assert.Equal(asked, report.Results?.Select(result => result.Service));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_CancelledDuringACall_IsOutOfTimeAndStillReported(bool wait)
    {
        using var cancellation = new CancellationTokenSource();
        var ecs = new FakeEcs
        {
            OnRestart = (service, token) => service == "a"
                ? Task.FromResult(FakeEcs.Accept(service))
                : Gate().Task.WaitAsync(token),
        };

        var run = Run(ecs, wait: wait, cancellationToken: cancellation.Token, services: ["a", "b"]);
        await Stepping.UntilAsync(() => ecs.Restarts.Count == 2);
        await cancellation.CancelAsync();
        var report = await _clock.FinishAsync(run);

        Assert.Equal(["Started", "OutOfTime"], Codes(report));
        Assert.Equal("The run was cut off during the call: ECS may have started a deployment.", report.Results?[1].Error);
        Assert.Equal(["a", "b"], ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_AcceptedAfterTheStop_StillHasItsDeployment()
    {
        using var outOfTime = new CancellationTokenSource();
        var gate = Gate();
        var ecs = new FakeEcs { OnRestart = (_, _) => gate.Task };

        var run = Run(ecs, wait: true, stop: new(outOfTime.Token, default), services: ["a"]);
        await Stepping.UntilAsync(() => ecs.Restarts.Count == 1);
        await outOfTime.CancelAsync();
        gate.SetResult(FakeEcs.Accept("a"));
        var report = await _clock.FinishAsync(run);

        Assert.Equal(["Started"], Codes(report));
        Assert.Equal(Pictures.Mine, report.Results?[0].DeploymentId);
        Assert.Equal(["The run ended before the rollout did."], report.Results?[0].Warnings);
    }

    [Theory]
    [InlineData(true, "Halted")]
    [InlineData(false, "OutOfTime")]
    public async Task RunAsync_StoppedBefore_CallsNothingAndReportsAll(bool interrupted, string code)
    {
        var ecs = new FakeEcs();
        var stopped = new CancellationToken(canceled: true);

        var report = await _clock.FinishAsync(
            Run(ecs, stop: interrupted ? new(default, stopped) : new(stopped, default), services: ["a", "b"]));

        Assert.Equal([code, code], Codes(report));
        Assert.Empty(ecs.Restarts);
    }

    private static IEnumerable<string> Codes(RestartReport report) => (report.Results ?? []).Select(result => result.CodeName);

    private static TaskCompletionSource<EcsAnswer<ServiceSnapshot>> Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<RestartReport> Run(
        FakeEcs ecs,
        bool dryRun = false,
        bool wait = false,
        StopSignals? stop = null,
        IProgress<RunProgress>? progress = null,
        CancellationToken cancellationToken = default,
        params string[] services)
    {
        var run = new RestartRun(ecs, _clock, NullLogger.Instance, progress);
        var request = Payload.Of(services) with { DryRun = dryRun, Wait = wait };
        return Task.Run(() => run.RunAsync("run-1", request, stop ?? StopSignals.None, cancellationToken), CancellationToken.None);
    }

    /// <summary>Notes the order in which services settle.</summary>
    private sealed class Settlements(ConcurrentQueue<string> services) : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
            if (value is RunProgress.Settled settled)
                services.Enqueue(settled.Service.ServiceName);
        }
    }
}
