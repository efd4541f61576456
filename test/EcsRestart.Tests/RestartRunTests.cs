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
        using var outOfTime = new CancellationTokenSource(TimeSpan.FromSeconds(25), _clock);
        var ecs = new FakeEcs { OnLook = names => FakeEcs.Show([.. names.Select(Pictures.JustStarted)]) };

        var report = await _clock.FinishAsync(Run(ecs, wait: true, stop: new(outOfTime.Token, default), services: ["a"]));

        Assert.Equal(["Started"], Codes(report));
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

    private Task<RestartReport> Run(
        FakeEcs ecs, bool dryRun = false, bool wait = false, StopSignals? stop = null, params string[] services) =>
        Task.Run(() => new RestartRun(ecs, _clock, NullLogger.Instance)
            .RunAsync("run-1", Payload.Of(services) with { DryRun = dryRun, Wait = wait }, stop ?? StopSignals.None, CancellationToken.None));
}
