using EcsRestart.Ecs;
using EcsRestart.Names;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests;

public sealed class RestartRunTests
{
    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RunAsync_WrongPayload_Is400AndCallsNothing()
    {
        var ecs = new FakeEcs();

        var report = await new RunUnderTest(ecs, _clock).FinishAsync("""{"services":[]}""");

        Assert.Equal((400, "No services provided."), (report.StatusCode, report.Error));
        Assert.Empty(ecs.Restarts);
        Assert.Empty(ecs.Looks);
    }

    [Fact]
    public async Task RunAsync_DryRun_LooksButRestartsNothing()
    {
        var ecs = new FakeEcs();

        var report = await _clock.FinishAsync(Run(ecs, dryRun: true, services: ["a", "b"]));

        Assert.Equal(["DryRun", "DryRun"], report.Codes());
        Assert.Empty(ecs.Restarts);
        Assert.Equal(["a", "b"], Assert.Single(ecs.Looks));
    }

    [Fact]
    public async Task RunAsync_Paused_LooksAtNothingAndReportsAll()
    {
        var ecs = new FakeEcs();
        var request = Payload.Of("a") with { Select = [new SelectEntry { Cluster = "prod", Service = new("web-*") }] };

        var report = await new RunUnderTest(ecs, _clock) { PauseReason = "Maintenance." }.FinishAsync(request);

        Assert.Equal(["Paused", "Paused"], report.Codes());
        Assert.Equal(["a", "web-*"], report.Results?.Select(result => result.Service));
        Assert.All(report.Results ?? [], result => Assert.Equal("Maintenance.", result.Reason));
        Assert.Empty(ecs.Looks);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task RunAsync_SomethingFailed_EndsWithAnErrorWhereTheRequestWantsIt(bool wanted, bool endsWithError)
    {
        var request = Payload.Of("a", "b") with { RaiseOnFailure = wanted };
        var ecs = new FakeEcs { OnLook = names => FakeEcs.Show(ServiceSnapshots.Healthy(names[0])) };

        var report = await new RunUnderTest(ecs, _clock).FinishAsync(request);

        Assert.Equal(["Started", "ServiceNotFound"], report.Codes());
        Assert.Equal(endsWithError, report.FailsInvocation);
    }

    [Fact]
    public async Task RunAsync_NothingFailed_EndsWithoutAnError()
    {
        var report = await new RunUnderTest(new FakeEcs(), _clock).FinishAsync(Payload.Of("a") with { RaiseOnFailure = true });

        Assert.False(report.FailsInvocation);
    }

    [Fact]
    public async Task RunAsync_MoreServicesThanAreWorkedOnAtOnce_RestartsEachAndHoldsUpNoOtherRegion()
    {
        string[] near = [.. Enumerable.Range(0, 700).Select(number => $"near-{number}")];
        var options = new ServiceOptions { Location = new EcsLocation("eu-west-1", null, null) };
        ServiceEntry[] services = [.. Payload.Of(near).Services, new() { Cluster = "prod", Service = "far", Options = options }];
        var ecs = new FakeEcs();

        var report = await new RunUnderTest(ecs, _clock).FinishAsync(new RestartRequest { Services = services });

        Assert.All(report.Codes(), code => Assert.Equal("Started", code));
        Assert.Equal([.. near.Order(StringComparer.Ordinal).Prepend("far")], ecs.Restarts.Order(StringComparer.Ordinal));
        Assert.Contains("far", ecs.Restarts.Take(EcsLimits.ServiceModify.Burst + 1));
    }

    [Fact]
    public async Task RunAsync_SelectionOfMoreThanARunTakes_Is400AndRestartsNothing()
    {
        string[] names = [.. Enumerable.Range(0, RequestReader.MaxServices + 1).Select(number => $"s{number}")];
        var ecs = new FakeEcs { OnListServices = (_, _) => FakeEcs.ShowNames(null, names) };
        var request = new RestartRequest { Select = [new SelectEntry { Cluster = "prod" }] };

        var report = await new RunUnderTest(ecs, _clock).FinishAsync(request);

        Assert.Equal(400, report.StatusCode);
        Assert.StartsWith("$.select: expected at most 5,000 listed and selected services, found 5,001", report.Error, StringComparison.Ordinal);
        Assert.Empty(ecs.Restarts);
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

        Assert.Equal(["Started", "AccessDenied", "Started"], report.Codes());
        Assert.Equal(["a", "b", "c"], report.Results?.Select(result => result.Service));
    }

    [Fact]
    public async Task RunAsync_Waiting_WatchesToTheEnd()
    {
        var ecs = new FakeEcs();

        var request = Payload.Of([.. Enumerable.Range(1, 12).Select(number => $"s{number}")]) with { Wait = true, MaxInFlight = 12 };

        var report = await new RunUnderTest(ecs, _clock).FinishAsync(request);

        Assert.All(report.Codes(), code => Assert.Equal("Restarted", code));
        Assert.Equal([10, 10, 2, 2], ecs.Looks.Select(names => names.Count).OrderDescending());
    }

    [Fact]
    public async Task RunAsync_OutOfTimeWhileWaiting_IsUnverifiedWithAWarning()
    {
        using var outOfTime = new CancellationTokenSource();
        var looks = 0;
        var ecs = new FakeEcs
        {
            After = service =>
            {
                if (++looks == 2)
                    outOfTime.Cancel();
                return ServiceSnapshots.JustStarted(service);
            },
        };

        var report = await new RunUnderTest(ecs, _clock) { Stop = new(outOfTime.Token, default) }.FinishAsync(Payload.Of("a") with { Wait = true });

        Assert.Equal(["Started"], report.Codes());
        Assert.Equal(["The run ended before the rollout did."], report.Results?[0].Warnings);
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task RunAsync_OutOfTimeBetweenLooks_EndsWithoutAnotherLook()
    {
        using var outOfTime = new CancellationTokenSource();
        var ecs = new FakeEcs();
        var run = Run(ecs, wait: true, stop: new(outOfTime.Token, default), services: ["a"]);
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null && !ecs.Restarts.IsEmpty);

        await outOfTime.CancelAsync();
        var report = await _clock.FinishAsync(run);

        Assert.Equal(["Started"], report.Codes());
        Assert.Equal(RolloutVerification.Unverified, report.Results?[0].Rollout);
        Assert.Single(ecs.Looks);
    }

    [Fact]
    public async Task RunAsync_AnswersInAnotherOrder_KeepsTheOrderOfTheRequest()
    {
        string[] asked = ["a", "b", "c"];
        string[] answered = ["c", "a", "b"];
        var gates = asked.ToDictionary(service => service, _ => Gate());
        var notes = new RecordedProgress();
        var ecs = new FakeEcs { OnRestart = (service, _) => gates[service].Task };

        var run = Run(ecs, progress: notes, services: asked);
        await SteppedClockExtensions.UntilAsync(() => ecs.Restarts.Count == asked.Length);
        foreach (var service in answered)
        {
            gates[service].SetResult(FakeEcs.Accept(service));
            await SteppedClockExtensions.UntilAsync(() => notes.Settled.Contains(service));
        }

        var report = await _clock.FinishAsync(run);
        Assert.Equal(answered, notes.Settled);
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

        var run = Run(ecs, wait: wait, cutOff: cancellation.Token, services: ["a", "b"]);
        await SteppedClockExtensions.UntilAsync(() => ecs.Restarts.Count == 2);
        await cancellation.CancelAsync();
        var report = await _clock.FinishAsync(run);

        Assert.Equal(["Started", "OutOfTime"], report.Codes());
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
        await SteppedClockExtensions.UntilAsync(() => ecs.Restarts.Count == 1);
        await outOfTime.CancelAsync();
        gate.SetResult(FakeEcs.Accept("a"));
        var report = await _clock.FinishAsync(run);

        Assert.Equal(["Started"], report.Codes());
        Assert.Equal(ServiceSnapshots.NewDeploymentId, report.Results?[0].DeploymentId);
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

        Assert.Equal([code, code], report.Codes());
        Assert.Empty(ecs.Restarts);
    }

    private static TaskCompletionSource<EcsResult<ServiceSnapshot>> Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task<RestartReport> Run(
        FakeEcs ecs,
        bool dryRun = false,
        bool wait = false,
        StopSignals? stop = null,
        IProgress<RunProgress>? progress = null,
        CancellationToken cutOff = default,
        params string[] services)
    {
        var run = new RunUnderTest(ecs, _clock) { Stop = stop ?? StopSignals.None, Abort = cutOff, Progress = progress };
        return run.BeginAsync(Payload.Of(services) with { DryRun = dryRun, Wait = wait });
    }
}
