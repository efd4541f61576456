using System.Text.Json;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Simulator;
using EcsRestart.StepFunctions;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging.Abstractions;
using ServiceDeploymentAccess = EcsRestart.Simulator.ServiceDeploymentAccess;

namespace EcsRestart.Tests.StepFunctions;

/// <summary>Single steps, in orders that occur only after an error in the state machine.</summary>
public sealed class StepRunnerTests
{
    private readonly SteppedClock _clock = new();
    private readonly SimulatedEcs _ecs;
    private readonly Execution _run;

    public StepRunnerTests()
    {
        _ecs = new SimulatedEcs(_clock);
        foreach (var name in new[] { "a", "b", "c" })
            _ecs.AddService("prod", name, new ServiceBehavior());
        _run = new Execution("e-1", _clock.GetUtcNow());
    }

    [Fact]
    public void Plan_WrongRequest_IsRefusedWithEveryError()
    {
        var state = Plan("""{"services":[{"cluster":"prod","service":7}],"waits":true}""");

        Assert.Equal(400, state.Report?.StatusCode);
        Assert.Equal(["$.waits", "$.services[0].service"], state.Report?.Errors?.Select(error => error.Path));
        Assert.Null(state.Next);
    }

    [Fact]
    public void Plan_NamesTooLongForTheState_IsRefused()
    {
        var services = Enumerable.Range(0, 500).Select(number => new { cluster = "prod", service = $"{new string('x', 240)}-{number}" });
        foreach (var service in services)
            _ecs.AddService(service.cluster, service.service, new ServiceBehavior());

        var state = Plan(JsonSerializer.Serialize(new { services }));

        Assert.Contains("split the request", Assert.Single(state.Report?.Errors ?? []).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_DryRun_IsTheReportAtOnce()
    {
        var state = Plan("""{"dryRun":true,"services":[{"cluster":"prod","service":"a"},{"cluster":"prod","service":"gone"}]}""");

        Assert.Equal([ResultCode.DryRun, ResultCode.ServiceNotFound], state.Report?.Results?.Select(result => result.Code));
        Assert.DoesNotContain(_ecs.Log.Records, record => record.Action == "UpdateService");
    }

    [Fact]
    public void Plan_NoScheduledTime_UsesStartOfRun()
    {
        var state = Plan("""{"services":[{"cluster":"prod","service":"a"}]}""");

        Assert.Equal((_run.StartedAt, "e-1"), (state.Settings?.ScheduledTime, state.Settings?.ScheduleArn));
    }

    [Fact]
    public void Plan_ManyServices_FillsRoundsUpToMaxInFlightWithBatchesOfTen()
    {
        for (var number = 0; number < 40; number++)
            _ecs.AddService("shop", $"s-{number:D2}", new ServiceBehavior());

        var state = Plan("""{"wait":true,"maxInFlight":15,"select":[{"cluster":"shop","service":"*"},{"cluster":"prod","service":"*","wave":2,"force":true}]}""");

        Assert.Equal(
            ["wave 1: 10 5", "wave 1: 10 5", "wave 1: 10", "wave 2: 3"],
            state.Rounds?.Select(round => $"wave {round.Wave}: {string.Join(' ', round.Batches.Select(batch => batch.Services?.Count))}"));
        Assert.Equal(2, state.Options?.Count);
        Assert.True(state.Options?[^1].Force);
    }

    [Fact]
    public void Restart_DoneTwice_MakesOneDeploymentAndKnowsItForItsOwn()
    {
        var plan = Plan("""{"services":[{"cluster":"prod","service":"a"}]}""");

        var first = Do<BatchState>(Restart(plan));
        var second = Do<BatchState>(Restart(plan));

        Assert.Equal(1, _ecs.Observe("prod", "a").ForcedDeployments);
        Assert.Equal([ResultCode.Started], second.Tally.Results.Select(result => result.Result.Code));
        Assert.Equal(first.Tally.Results[0].Result.DeploymentId, second.Tally.Results[0].Result.DeploymentId);
        Assert.DoesNotContain(second.Tally.Results[0].Result.Warnings ?? [], warning => warning.Contains("earlier run", StringComparison.Ordinal));
    }

    [Fact]
    public void Restart_WhileRestartsArePaused_RestartsNothing()
    {
        var plan = Plan("""{"services":[{"cluster":"prod","service":"a"}]}""");

        var state = Do<BatchState>(Restart(plan), pausedBecause: "Restarts are paused.");

        Assert.Equal([ResultCode.Paused], state.Tally.Results.Select(result => result.Result.Code));
        Assert.Equal(0, _ecs.Observe("prod", "a").ForcedDeployments);
    }

    [Fact]
    public void Check_RolloutInProgress_WaitsLongerEachTime()
    {
        _ecs.AddService("prod", "slow", new ServiceBehavior { StartDelay = TimeSpan.FromHours(1) });
        var plan = Plan("""{"wait":true,"timeoutMinutes":300,"services":[{"cluster":"prod","service":"slow"}]}""");

        var input = Restart(plan);
        var waits = new List<int>();
        for (var state = Do<BatchState>(input); waits.Count < 12; state = Do<BatchState>(new StepRequest.CheckBatch(input.Work, state, null)))
            waits.Add(state.WaitSeconds);

        Assert.Equal([10, 10, 10, 15, 20, 30, 45, 60, 60, 60, 60, 60], waits);
    }

    /// <summary>The state between two steps keeps the observed deployments, when ours was first absent, and that the service was missing.</summary>
    [Fact]
    public void Check_PendingRollout_KeepsTheHistoryInItsJson()
    {
        var pending = PendingRollout.Of(0, ServiceSnapshots.Rollout("a"), _clock);
        var history = new RolloutHistory { KnownIds = [ServiceSnapshots.PreviousDeploymentId, "ecs-svc/0"], AbsentSince = TimeSpan.FromSeconds(20), WasMissing = true };
        var state = new BatchState { At = 0, Tally = RunTotals.Empty, Rollouts = [pending.With(history)] };

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(state, StepJson.Default.BatchState), StepJson.Default.BatchState);

        var kept = Assert.Single(read?.Rollouts ?? []).History;
        Assert.Equal((history.AbsentSince, history.WasMissing), (kept.AbsentSince, kept.WasMissing));
        Assert.Equal(history.KnownIds, kept.KnownIds);
        Assert.Equal([ServiceSnapshots.PreviousDeploymentId], pending.History.KnownIds);
    }

    [Fact]
    public void Check_RolledBackRollout_CountsFailure()
    {
        _ecs.AddService("prod", "crashing", new ServiceBehavior { Failure = new TaskFailure { Kind = TaskFailureKind.Crash }, CircuitBreaker = new(Enable: true, Rollback: true) });
        var input = Restart(Plan("""{"wait":true,"services":[{"cluster":"prod","service":"crashing"}]}"""));
        var state = Do<BatchState>(input);
        while (state.WaitSeconds > 0)
        {
            _clock.Advance(TimeSpan.FromSeconds(state.WaitSeconds));
            state = Do<BatchState>(new StepRequest.CheckBatch(input.Work, state, null));
        }

        Assert.Equal([ResultCode.RolledBack], state.Tally.Results.Select(result => result.Result.Code));
        Assert.Equal(1, state.Tally.FailedRollouts);
    }

    /// <summary>The state machine tolerates some failed batches, and its list of results does not include them.</summary>
    [Fact]
    public void Report_MissingBatchResult_ChecksThatBatch()
    {
        var plan = Plan("""{"wait":true,"services":[{"cluster":"prod","service":"a"},{"cluster":"prod","service":"b","wave":2}]}""");
        Do<BatchState>(Restart(plan));
        _clock.Advance(TimeSpan.FromMinutes(10));

        var state = Do<RunState>(Report(plan, error: null));

        Assert.Equal([ResultCode.Restarted], state.Tally?.Results.Select(result => result.Result.Code));
        Assert.Equal(1, state.Next);
    }

    [Fact]
    public void Report_FailedRound_StartsNothingAndReportsReason()
    {
        var plan = Plan("""{"wait":true,"services":[{"cluster":"prod","service":"a"},{"cluster":"prod","service":"b","wave":2}]}""");
        Do<BatchState>(Restart(plan));

        var state = Do<RunState>(Report(plan, new StepError("States.ExceedToleratedFailureThreshold", "too many")));

        Assert.Equal([ResultCode.Started, ResultCode.Halted], state.Report?.Results?.Select(result => result.Code));
        Assert.Contains("States.ExceedToleratedFailureThreshold", state.Report?.Results?[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_NotStartedInOtherAccount_IncludesAccountAndRegion()
    {
        var plan = Plan("""
            {
              "wait": true,
              "services": [
                { "cluster": "prod", "service": "a" },
                { "cluster": "prod", "service": "b", "wave": 2 },
                { "cluster": "prod", "service": "c", "wave": 2, "region": "eu-west-1", "roleArn": "arn:aws:iam::222222222222:role/member" }
              ]
            }
            """);

        var state = Do<RunState>(Report(plan, new StepError("States.ExceedToleratedFailureThreshold", "too many")));

        Assert.Equal(
            ["a prod", "b prod", "c 222222222222 eu-west-1 prod"],
            state.Report?.Results?.Select(result => $"{result.Service} {result.QualifiedCluster}"));
    }

    [Fact]
    public void Report_RaiseOnFailure_ReturnsError()
    {
        var plan = Plan("""{"raiseOnFailure":true,"scheduledTime":"2026-11-21T05:00:00Z","services":[{"cluster":"prod","service":"gone"}]}""");

        Assert.Contains("prod/gone: ServiceNotFound", plan.FailsWith, StringComparison.Ordinal);
        Assert.Equal(plan.Report?.Failures, plan.FailsWith);
    }

    [Fact]
    public void Report_RecordsDenied_WarnsOnce()
    {
        _ecs.ServiceDeploymentAccess = ServiceDeploymentAccess.Denied;
        var plan = Plan("""{"wait":true,"services":[{"cluster":"prod","service":"a"},{"cluster":"prod","service":"b"}]}""");
        Do<BatchState>(Restart(plan));

        var report = Do<RunState>(Report(plan, error: null)).Report;

        var warning = Assert.Single(report?.Warnings ?? [], text => text.StartsWith("Service deployments cannot be read", StringComparison.Ordinal));
        Assert.Contains("verdicts rely on DescribeServices alone: ", warning, StringComparison.Ordinal);
    }

    private RunState Plan(string request)
    {
        using var document = JsonDocument.Parse(request);
        return Do<RunState>(new StepRequest.PlanRun(_run, document.RootElement));
    }

    private StepRequest.RestartBatch Restart(RunState plan) =>
        new(new BatchContext(_run, plan.Settings ?? new(), plan.Options ?? [], (plan.Rounds ?? [])[0].Batches[0], RunTotals.MaxResultBytes));

    /// <summary>The report on the first round, whose result was lost.</summary>
    private StepRequest.ReportRound Report(RunState plan, StepError? error) => new(new RoundContext
    {
        Run = _run,
        Settings = plan.Settings ?? new(),
        Options = plan.Options ?? [],
        Rounds = plan.Rounds ?? [],
        Tally = plan.Tally ?? RunTotals.Empty,
        Number = plan.Next ?? 0,
        Finished = [],
        Error = error,
    });

    private T Do<T>(StepRequest step, string? pausedBecause = null)
        where T : FunctionResponse
    {
        using var ecs = new VirtualEcs(_ecs, _clock, TimeSpan.FromMilliseconds(20));
        var steps = new StepRunner(new EcsClients(_ => ecs.Api, new ApiBudgets(_clock), _clock), _clock, NullLogger.Instance) { PauseReason = pausedBecause };
        return Assert.IsType<T>(ecs.Run(() => steps.RunAsync(step, StopSignals.None, CancellationToken.None)));
    }
}
