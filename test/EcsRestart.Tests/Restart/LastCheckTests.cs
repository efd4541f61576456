using EcsRestart.Gates;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Restart;

/// <summary>Nothing is awaited between the last check and the call: what happens while a restart waits still stops it.</summary>
public sealed class LastCheckTests : IDisposable
{
    private readonly SteppedClock _clock = new();
    private readonly CancellationTokenSource _outOfTime = new();
    private readonly FailureBudget _brake = new(1);

    public void Dispose() => _outOfTime.Dispose();

    [Fact]
    public async Task RestartAsync_BudgetSpentDuringTheRecheck_IsHalted()
    {
        var ecs = new FakeEcs
        {
            OnLook = _ =>
            {
                _brake.CountFailure();
                return null;
            },
        };
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Same(ResultCode.Halted, await EndAsync(ecs));
        Assert.Empty(ecs.Restarts);
        Assert.Single(ecs.Looks);
    }

    [Fact]
    public async Task RestartAsync_StoppedDuringTheRecheck_IsOutOfTime()
    {
        var ecs = new FakeEcs
        {
            OnLook = _ =>
            {
                _outOfTime.Cancel();
                return null;
            },
        };
        _clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Same(ResultCode.OutOfTime, await EndAsync(ecs));
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_CalendarClosesDuringTheRecheck_StartsNothing()
    {
        var closing = _clock.GetUtcNow().AddSeconds(62);
        var calendars = new FakeCalendars(_ => _clock.GetUtcNow() < closing ? FakeCalendars.Open(_clock.GetUtcNow(), closing) : FakeCalendars.Closed(_clock.GetUtcNow()));
        var request = new RestartRequest { Calendars = ["freeze"] };
        var ecs = new FakeEcs
        {
            OnLook = _ =>
            {
                _clock.Advance(TimeSpan.FromSeconds(2));
                return null;
            },
        };
        _clock.Advance(TimeSpan.FromSeconds(60.5));

        var restarter = TestRestarter.Of(ecs, _clock, request, Stop, _brake, new StartGate(request, () => calendars, _clock));
        var attempt = await _clock.FinishAsync(restarter.RestartAsync(ServiceSnapshots.Step("orders"), _outOfTime.Token, default));

        Assert.Same(ResultCode.CalendarClosed, Assert.IsType<Attempt<Rollout>.Finished>(attempt).Result.Code);
        Assert.Empty(ecs.Restarts);
        Assert.Equal(2, calendars.Reads.Count);
    }

    [Fact]
    public async Task RestartAsync_StartWindowEndsDuringTheRecheck_IsTooLate()
    {
        var request = new RestartRequest { ScheduledTime = _clock.GetUtcNow(), StartWithin = TimeSpan.FromSeconds(62) };
        var ecs = new FakeEcs
        {
            OnLook = _ =>
            {
                _clock.Advance(TimeSpan.FromSeconds(2));
                return null;
            },
        };
        _clock.Advance(TimeSpan.FromSeconds(61));

        var restarter = TestRestarter.Of(ecs, _clock, request, Stop, _brake, new StartGate(request, null, _clock));
        var attempt = await _clock.FinishAsync(restarter.RestartAsync(ServiceSnapshots.Step("orders"), _outOfTime.Token, default));

        Assert.Same(ResultCode.TooLate, Assert.IsType<Attempt<Rollout>.Finished>(attempt).Result.Code);
        Assert.Empty(ecs.Restarts);
    }

    private StopSignals Stop => new(_outOfTime.Token, CancellationToken.None);

    private async Task<ResultCode> EndAsync(FakeEcs ecs)
    {
        var restarter = TestRestarter.Of(ecs, _clock, stop: Stop, brake: _brake);
        var attempt = await _clock.FinishAsync(restarter.RestartAsync(ServiceSnapshots.Step("orders"), _outOfTime.Token, default));
        return Assert.IsType<Attempt<Rollout>.Finished>(attempt).Result.Code;
    }
}
