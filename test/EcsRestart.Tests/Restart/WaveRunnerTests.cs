using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;

namespace EcsRestart.Tests.Restart;

public sealed class WaveRunnerTests
{
    private readonly SteppedClock _clock = new();
    private readonly RecordedProgress _notes = new();

    /// <summary>The calls and progress notifications, in order.</summary>
    private readonly ConcurrentQueue<string> _happened = [];

    [Fact]
    public async Task RunAsync_Waves_StartAfterAllVerdictsOfPreviousWave()
    {
        var request = Waves(("a", 2), ("b", 1), ("c", 30), ("d", 1)) with { Wait = true };

        var report = await Run(Noting(looks: 3)).FinishAsync(request);

        Assert.Equal(["a", "b", "c", "d"], report.Results?.Select(result => result.Service));
        Assert.All(report.Codes(), code => Assert.Equal("Restarted", code));
        Assert.Equal(["restart b", "restart d"], _happened.Take(2).Order());
        Assert.Equal(["complete b", "complete d"], _happened.Skip(2).Take(2).Order());
        Assert.Equal(["restart a", "complete a", "restart c", "complete c"], _happened.Skip(4));
    }

    [Fact]
    public async Task RunAsync_WavesWithoutWaiting_OrderTheCalls()
    {
        var ecs = new FakeEcs();

        await Run(ecs).FinishAsync(Waves(("a", 3), ("b", 2), ("c", 1)));

        Assert.Equal(["c", "b", "a"], ecs.Restarts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_MaxInFlight_IsReachedAndNeverExceeded(int maxInFlight)
    {
        var request = Payload.Of("a", "b", "c", "d", "e", "f", "g", "h") with { Wait = true, MaxInFlight = maxInFlight };

        var report = await Run(Noting(looks: 2)).FinishAsync(request);

        Assert.All(report.Codes(), code => Assert.Equal("Restarted", code));
        Assert.Equal(maxInFlight, MaxInProgress());
    }

    [Fact]
    public async Task RunAsync_NotWaiting_DoesNotHoldCallsBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ecs = new FakeEcs
        {
            OnRestart = async (service, _) =>
            {
                await gate.Task;
                return FakeEcs.Accept(service);
            },
        };
        var running = Run(ecs).BeginAsync(Payload.Of("a", "b", "c") with { MaxInFlight = 1 });

        await SteppedClockExtensions.UntilAsync(() => ecs.Restarts.Count == 3);
        gate.SetResult();

        Assert.All((await running).Codes(), code => Assert.Equal("Started", code));
    }

    [Fact]
    public async Task RunAsync_AsManyFailuresAsAllowed_HaltTheRest()
    {
        var ecs = new FakeEcs { After = ServiceSnapshots.RolledBack };
        var request = Payload.Of("a", "b", "c", "d") with { Wait = true, MaxInFlight = 1, StopAfterFailures = 2 };

        var report = await Run(ecs).FinishAsync(request);

        Assert.Equal(["RolledBack", "RolledBack", "Halted", "Halted"], report.Codes());
        Assert.Equal(
            "2 rollouts failed, which reaches stopAfterFailures (2). No further restart or task was started.", report.Results?[2].Reason);
        Assert.Equal(["a", "b"], ecs.Restarts);
    }

    /// <summary>A rollback can restore the former deployment with a new date, or with a new ID.</summary>
    [Theory]
    [InlineData(ServiceSnapshots.PreviousDeploymentId, 5)]
    [InlineData(ServiceSnapshots.PreviousDeploymentId, 0)]
    [InlineData("ecs-svc/77", 5)]
    [InlineData("ecs-svc/77", -5)]
    public async Task RunAsync_RollbackWithAnyDateAndId_CountsAsAFailure(string restoredId, int minutes)
    {
        var restored = ServiceSnapshots.Primary(restoredId) with
        {
            CreatedAt = ServiceSnapshots.Start.AddMinutes(minutes),
            RolloutStateReason = $"ECS deployment circuit breaker: rolling back to deploymentId {restoredId}.",
        };
        var ecs = new FakeEcs { After = service => ServiceSnapshots.Service(service, restored, ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.InProgress)) };

        var report = await Run(ecs).FinishAsync(Payload.Of("a", "b") with { Wait = true, MaxInFlight = 1, StopAfterFailures = 1 });

        Assert.Equal(["RolledBack", "Halted"], report.Codes());
    }

    [Fact]
    public async Task RunAsync_HaltedWithRolloutsInProgress_ReturnsTheirVerdicts()
    {
        var looks = 0;
        var ecs = new FakeEcs
        {
            After = service => service == "a" ? ServiceSnapshots.RolledBack(service)
                : ++looks < 5 ? ServiceSnapshots.JustStarted(service)
                : ServiceSnapshots.Complete(service),
        };
        var request = Payload.Of("a", "b", "c") with { Wait = true, MaxInFlight = 2, StopAfterFailures = 1 };

        var report = await Run(ecs).FinishAsync(request);

        Assert.Equal(["RolledBack", "Restarted", "Halted"], report.Codes());
    }

    [Fact]
    public async Task RunAsync_HaltedInAWave_HaltsTheWavesAfterIt()
    {
        var ecs = new FakeEcs { After = ServiceSnapshots.RolledBack };
        var request = Waves(("a", 1), ("b", 2)) with { Wait = true, StopAfterFailures = 1 };

        Assert.Equal(["RolledBack", "Halted"], (await Run(ecs).FinishAsync(request)).Codes());
    }

    [Fact]
    public async Task RunAsync_StopAfterFailuresZero_NeverHalts()
    {
        var ecs = new FakeEcs { After = ServiceSnapshots.RolledBack };
        var request = Payload.Of("a", "b", "c", "d", "e") with { Wait = true, MaxInFlight = 1, StopAfterFailures = 0 };

        Assert.All((await Run(ecs).FinishAsync(request)).Codes(), code => Assert.Equal("RolledBack", code));
        Assert.Equal(5, ecs.Restarts.Count);
    }

    [Fact]
    public async Task RunAsync_RefusedRestarts_AreNotCountedAsFailures()
    {
        var ecs = new FakeEcs
        {
            OnRestart = (_, _) => Task.FromResult(FakeEcs.Fail(new EcsFailure.Refused(ResultCode.AccessDenied, "No."))),
        };
        var request = Payload.Of("a", "b", "c") with { Wait = true, MaxInFlight = 1, StopAfterFailures = 1 };

        Assert.All((await Run(ecs).FinishAsync(request)).Codes(), code => Assert.Equal("AccessDenied", code));
    }

    [Fact]
    public async Task RunAsync_Superseded_IsNoFailedRollout()
    {
        var ecs = new FakeEcs { After = service => ServiceSnapshots.Service(service, ServiceSnapshots.Primary(ServiceSnapshots.Newer)) };
        var request = Payload.Of("a", "b") with { Wait = true, MaxInFlight = 1, StopAfterFailures = 1 };

        Assert.All((await Run(ecs).FinishAsync(request)).Codes(), code => Assert.Equal("Superseded", code));
    }

    [Fact]
    public async Task RunAsync_HaltedBeforeAdoptedRollout_StillWatchesIt()
    {
        var looks = 0;
        var ecs = new FakeEcs
        {
            Before = service => service != "b" ? ServiceSnapshots.Healthy(service)
                : ++looks < 4 ? ServiceSnapshots.JustStarted(service)
                : ServiceSnapshots.Complete(service),
            After = ServiceSnapshots.RolledBack,
        };
        var request = Payload.Of("a", "b", "c") with
        {
            Wait = true,
            MaxInFlight = 1,
            StopAfterFailures = 1,
            ScheduledTime = ServiceSnapshots.Start,
        };

        var report = await Run(ecs).FinishAsync(request);

        Assert.Equal(["RolledBack", "Restarted", "Halted"], report.Codes());
        Assert.Equal(["An earlier run of this schedule started the deployment; this one watched it."], report.ResultOf("b").Warnings);
        Assert.Equal(["a"], ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_StoppedWithAnAdoptedRollout_ReportsItAsUnverified()
    {
        using var outOfTime = new CancellationTokenSource();
        var ecs = new FakeEcs { Before = service => service == "a" ? ServiceSnapshots.JustStarted(service) : ServiceSnapshots.Healthy(service) };
        var request = Payload.Of("a", "b") with { Wait = true, MaxInFlight = 1, ScheduledTime = ServiceSnapshots.Start };
        var running = Run(ecs, new StopSignals(outOfTime.Token, default)).BeginAsync(request);
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null && _notes.Started.Any());

        await outOfTime.CancelAsync();
        var report = await _clock.FinishAsync(running);

        Assert.Equal(["Started", "OutOfTime"], report.Codes());
        Assert.Equal((ServiceSnapshots.NewDeploymentId, RolloutVerification.Unverified), (report.ResultOf("a").DeploymentId, report.ResultOf("a").Rollout));
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RunAsync_Failed_CarriesCauseAndEvidence()
    {
        var ecs = new FakeEcs
        {
            After = ServiceSnapshots.RolledBack,
            OnListStoppedTasks = _ => new EcsResult<IReadOnlyList<string>>.Ok(["t1"]),
            OnDescribeTasks = _ => FakeEcs.ShowTasks(
                TaskSnapshots.Ended("t1") with { StartedBy = ServiceSnapshots.NewDeploymentId, StopCode = null, StoppedReason = null, Containers = [new ContainerStatus("app", 1, "Boom.")] }),
        };

        var result = (await Run(ecs).FinishAsync(Payload.Of("a") with { Wait = true })).ResultOf("a");

        Assert.Equal("ECS rolled back to the previous deployment ecs-svc/1: tasks failed to start. Container app exited with code 1 (Boom).", result.Error);
        Assert.Single(result.Diagnosis?.Events ?? []);
        Assert.Equal("t1", Assert.Single(result.Diagnosis?.StoppedTasks ?? []).Task);
    }

    private static RestartRequest Waves(params (string Service, int Wave)[] services) => new()
    {
        Services =
        [
            .. services.Select(it => new ServiceEntry { Cluster = "prod", Service = it.Service, Options = new() { Wave = it.Wave } }),
        ],
    };

    private RunUnderTest Run(FakeEcs ecs, StopSignals? stop = null) =>
        new(ecs, _clock) { Stop = stop ?? StopSignals.None, Progress = _notes };

    /// <summary>Rollouts that complete at a later poll.</summary>
    private FakeEcs Noting(int looks)
    {
        var seen = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        return new FakeEcs
        {
            OnRestart = (service, _) =>
            {
                _happened.Enqueue($"restart {service}");
                return Task.FromResult(FakeEcs.Accept(service));
            },
            After = service =>
            {
                if (seen.AddOrUpdate(service, 1, (_, count) => count + 1) < looks)
                    return ServiceSnapshots.JustStarted(service);

                _happened.Enqueue($"complete {service}");
                return ServiceSnapshots.Complete(service);
            },
        };
    }

    private int MaxInProgress()
    {
        var underWay = 0;
        return _happened.Max(line => underWay += line.StartsWith("restart", StringComparison.Ordinal) ? 1 : -1);
    }
}
