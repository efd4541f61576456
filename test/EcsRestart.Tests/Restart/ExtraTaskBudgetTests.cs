using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Restart;

/// <summary>Each service here needs 4 extra tasks unless a test says otherwise.</summary>
public sealed class ExtraTaskBudgetTests
{
    private readonly SteppedClock _clock = new();
    private readonly HashSet<string> _deploying = new(StringComparer.Ordinal);

    [Fact]
    public async Task TakeAsync_WithinTheLimit_IsImmediate()
    {
        var budget = Budget(8);

        Assert.Null(await budget.TakeAsync(Step("a"), default));
        Assert.Null(await budget.TakeAsync(Step("b"), default));
        Assert.False(budget.TakeAsync(Step("c"), default).IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_LimitReached_WaitsUntilTheOldTasksAreGone()
    {
        var budget = Budget(4);
        await budget.TakeAsync(Step("a"), default);
        _deploying.Add("a");
        var second = budget.TakeAsync(Step("b"), default);

        budget.Release(Ref("a"), TimeSpan.FromMinutes(30));
        await _clock.StepAsync();
        Assert.False(second.IsCompleted);

        _deploying.Clear();
        Assert.Null(await _clock.FinishAsync(second));
    }

    [Fact]
    public async Task TakeAsync_ServiceThatDidNotStart_GivesItsShareBackAtOnce()
    {
        var budget = Budget(4);
        await budget.TakeAsync(Step("a"), default);
        var second = budget.TakeAsync(Step("b"), default);

        budget.Return(Ref("a"));

        Assert.Null(await second);
    }

    [Fact]
    public async Task TakeAsync_OversizedService_RunsAlone()
    {
        var budget = Budget(3);

        Assert.Null(await budget.TakeAsync(Step("a"), default));
        var daemon = budget.TakeAsync(Daemon("daemon"), default);
        Assert.False(daemon.IsCompleted);

        budget.Return(Ref("a"));
        Assert.Null(await daemon);
        var next = budget.TakeAsync(Step("b"), default);
        Assert.False(next.IsCompleted);
        budget.Return(Ref("daemon"));
        Assert.Null(await next);
    }

    /// <summary>Small services do not overtake a large one, or it would wait for ever.</summary>
    [Fact]
    public async Task TakeAsync_LargeServiceWaits_KeepsItsTurn()
    {
        var budget = Budget(5);
        await budget.TakeAsync(Step("a"), default);
        var large = budget.TakeAsync(Step("large"), default);
        var small = budget.TakeAsync(Daemon("small"), default);

        Assert.False(small.IsCompleted);
        budget.Return(Ref("a"));

        Assert.Null(await large);
        Assert.Null(await small);
    }

    [Fact]
    public async Task TakeAsync_OldTasksThatStay_EndsTheWait()
    {
        var budget = Budget(4);
        await budget.TakeAsync(Step("a"), default);
        _deploying.Add("a");
        budget.Release(Ref("a"), TimeSpan.FromMinutes(30));
        var startedAt = _clock.GetUtcNow();

        var outcome = await _clock.FinishAsync(budget.TakeAsync(Step("b"), default));

        Assert.Equal(
            new Outcome(
                ResultCode.Halted,
                "Not started: the service needs 4 extra tasks, maxExtraTasks is 4, and the old tasks of prod/a (4 extra tasks) are still running."),
            outcome);
        Assert.InRange(_clock.GetUtcNow() - startedAt, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(31));
    }

    [Fact]
    public async Task Occupy_AdoptedRollout_CountsUntilItsOldTasksAreGone()
    {
        _deploying.Add("adopted");
        var budget = Budget(4);
        budget.Occupy(new PlanItem.Adopt(Ref("adopted"), new(), JustStarted("adopted"), Start.UtcTicks, NewDeploymentId, _clock.GetUtcNow()));

        var waiting = budget.TakeAsync(Step("b"), default);
        await _clock.StepAsync();
        Assert.False(waiting.IsCompleted);

        _deploying.Clear();
        Assert.Null(await _clock.FinishAsync(waiting));
    }

    [Fact]
    public async Task TakeAsync_Stopped_IsOutOfTime()
    {
        using var stopped = new CancellationTokenSource();
        var budget = Budget(4);
        await budget.TakeAsync(Step("a"), default);
        var waiting = budget.TakeAsync(Step("b"), stopped.Token);

        await stopped.CancelAsync();

        Assert.Same(ResultCode.OutOfTime, (await waiting)?.Code);
    }

    private ExtraTaskBudget Budget(int limit)
    {
        var ecs = new FakeEcs { Before = name => _deploying.Contains(name) ? JustStarted(name) : Healthy(name) };
        return new ExtraTaskBudget(limit, new ServiceLookup(TestEcs.Of(ecs, _clock)), _clock, StopSignals.None);
    }

    private static PlanItem.Restart Daemon(string name) => Step(name) with { Snapshot = Healthy(name) with { IsDaemon = true } };
}
