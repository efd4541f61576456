using EcsRestart.Ecs;
using EcsRestart.Restart;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Restart;

/// <summary>A run that is stopped while it restarts a service.</summary>
public sealed class StoppedRestartTests : IDisposable
{
    private readonly SteppedClock _clock = new();
    private readonly CancellationTokenSource _outOfTime = new();

    public void Dispose() => _outOfTime.Dispose();

    [Fact]
    public async Task RestartAsync_StoppedBefore_IsNotCalled()
    {
        var ecs = new FakeEcs();
        await _outOfTime.CancelAsync();

        var result = await EndAsync(ecs);

        Assert.Same(ResultCode.OutOfTime, result.Code);
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_ThrottledUntilTheEnd_IsThrottled()
    {
        var ecs = new FakeEcs
        {
            OnRestart = async (_, _) =>
            {
                await _outOfTime.CancelAsync();
                return FakeEcs.Fail(new EcsFailure.Throttled("Rate exceeded."));
            },
        };

        var result = await EndAsync(ecs);

        Assert.Equal(
            (ResultCode.Throttled, "ECS throttled every call until the run was out of time. The service was not restarted. Rate exceeded."),
            (result.Code, result.Error));
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_StoppedDuringThePauseAfterAFault_IsOutOfTime()
    {
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult(FakeEcs.Fail(new EcsFailure.Unreachable("No connection."))) };
        var restarting = EndAsync(ecs);
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null);

        await _outOfTime.CancelAsync();

        var result = await restarting;
        Assert.Equal(
            (ResultCode.OutOfTime, "The service was not restarted: no time was left to retry. No connection."), (result.Code, result.Error));
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_StoppedWhileResolvingLostCall_IsInDoubtAndNotCalledAgain()
    {
        var ecs = new FakeEcs
        {
            OnRestart = (_, _) => Task.FromResult(FakeEcs.Fail(new EcsFailure.Unanswered("No answer."))),
            After = ServiceSnapshots.Healthy,
        };
        var restarting = EndAsync(ecs);
        await SteppedClockExtensions.UntilAsync(() => _clock.NextTimer is not null);

        await _outOfTime.CancelAsync();

        Assert.Equal("No answer. ECS may have started a deployment. Check the service before you restart it again.", (await restarting).Error);
        Assert.Equal((1, 1), (ecs.Restarts.Count, ecs.Looks.Count));
    }

    [Fact]
    public async Task RestartAsync_CutOffDuringCall_ReportsPossibleDeployment()
    {
        using var cutOff = new CancellationTokenSource();
        var ecs = new FakeEcs
        {
            OnRestart = async (_, token) =>
            {
                await cutOff.CancelAsync();
                throw new OperationCanceledException(token);
            },
        };

        var result = await EndAsync(ecs, cutOff.Token);

        Assert.Equal(
            (ResultCode.OutOfTime, "The run was cut off during the call: ECS may have started a deployment."), (result.Code, result.Error));
        Assert.Single(ecs.Restarts);
    }

    private async Task<RestartResult> EndAsync(FakeEcs ecs, CancellationToken cutOff = default)
    {
        var restarter = TestRestarter.Of(ecs, _clock, stop: new StopSignals(_outOfTime.Token, default));
        return Assert.IsType<Attempt<Rollout>.Finished>(await restarter.RestartAsync(ServiceSnapshots.Step("orders"), _outOfTime.Token, cutOff)).Result;
    }
}
