using EcsRestart.Ecs;
using EcsRestart.Plan;
using EcsRestart.Restart;
using EcsRestart.Results;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Restart;

public sealed class ServiceRestarterTests
{
    private static readonly EcsAnswer<ServiceSnapshot> Accepted = FakeEcs.Accept("orders");
    private static readonly EcsAnswer<ServiceSnapshot> Throttled = FakeEcs.Fail(new EcsFailure.Throttled("Rate exceeded."));
    private static readonly EcsAnswer<ServiceSnapshot> Unreachable = FakeEcs.Fail(new EcsFailure.Unreachable("No connection."));
    private static readonly EcsAnswer<ServiceSnapshot> Lost = FakeEcs.Fail(new EcsFailure.Unanswered("No answer."));

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RestartAsync_Accepted_IsStartedWithTheNewDeployment()
    {
        var step = Pictures.Step("orders") with { Options = new() { RolloutTimeout = TimeSpan.FromMinutes(9) }, Warnings = ["Careful."] };
        _clock.Advance(TimeSpan.FromSeconds(5));

        var rollout = await StartAsync(Calls(Accepted), step);

        Assert.Equal((Pictures.Mine, Pictures.CreatedAt(Pictures.Mine)), (rollout.DeploymentId, rollout.CreatedAt));
        Assert.Equal((_clock.GetTimestamp(), TimeSpan.FromMinutes(9)), (rollout.StartedAt, rollout.Timeout));
        Assert.Equal(["Careful."], rollout.Warnings);
        Assert.False(rollout.IsAdopted);
    }

    [Fact]
    public async Task RestartAsync_Accepted_KnowsTheOtherDeployments()
    {
        var look = Pictures.Service("orders", Pictures.Primary(Pictures.Former, RolloutState.Completed), Pictures.Active("ecs-svc/0"));

        var rollout = await StartAsync(Calls(Accepted), Pictures.Step("orders") with { Look = look });

        Assert.Equal(["ecs-svc/0", Pictures.Former], rollout.KnownIds.Order());
    }

    /// <summary>Without a date, every failure that the service ever had would be about the new deployment.</summary>
    [Fact]
    public async Task RestartAsync_ResponseWithoutDates_IsDatedByTheCall()
    {
        var undated = Pictures.Service("orders", Pictures.Primary(Pictures.Mine) with { CreatedAt = default }, Pictures.Active(Pictures.Former));
        _clock.Advance(TimeSpan.FromSeconds(5));

        var rollout = await StartAsync(Calls(new EcsAnswer<ServiceSnapshot>.Ok(undated)));

        Assert.Equal(_clock.GetUtcNow(), rollout.CreatedAt);
    }

    [Fact]
    public async Task RestartAsync_NoResponseAndADeploymentWithoutADate_IsDatedByTheCall()
    {
        var undated = Pictures.Service("orders", Pictures.Primary(Pictures.Mine) with { CreatedAt = default }, Pictures.Active(Pictures.Former));
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult(Lost), OnLook = _ => FakeEcs.Show(undated) };

        Assert.Equal(Pictures.Start, (await StartAsync(ecs)).CreatedAt);
    }

    /// <summary>ECS accepted the call, so it is never repeated, whatever the response shows.</summary>
    [Fact]
    public async Task RestartAsync_ResponseShowsOnlyTheFormerDeployment_FindsTheNewOneByDescribing()
    {
        var stale = new EcsAnswer<ServiceSnapshot>.Ok(Pictures.Healthy("orders"));
        var looks = new InTurn<EcsAnswer<IReadOnlyList<ServiceSnapshot>>>(FakeEcs.Show(Pictures.Healthy("orders")), FakeEcs.Show(Pictures.JustStarted("orders")));
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult<EcsAnswer<ServiceSnapshot>>(stale), OnLook = _ => looks.Next() };

        Assert.Equal(Pictures.Mine, (await StartAsync(ecs)).DeploymentId);
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_NothingEverShowsANewDeployment_IsStartedUnverifiedAndNotCalledAgain()
    {
        var stale = new EcsAnswer<ServiceSnapshot>.Ok(Pictures.Healthy("orders"));
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult<EcsAnswer<ServiceSnapshot>>(stale), After = Pictures.Healthy };

        var attempt = await _clock.FinishAsync(Restarters.Of(ecs, _clock).RestartAsync(Pictures.Step("orders"), default, default));

        var result = Assert.IsType<RestartAttempt.Ended>(attempt).Result;
        Assert.Equal((ResultCode.Started, RolloutOutcome.Unverified, null), (result.Code, result.Rollout, result.DeploymentId));
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_ThrottledManyTimes_IsCalledUntilItIsAccepted()
    {
        var ecs = Calls([.. Enumerable.Repeat(Throttled, 20), Accepted]);

        await StartAsync(ecs);

        Assert.Equal(21, ecs.Restarts.Count);
    }

    [Fact]
    public async Task RestartAsync_Throttled_WaitsForTheRate()
    {
        await StartAsync(Calls(Throttled, Accepted));

        Assert.InRange(_clock.GetUtcNow() - Pictures.Start, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(210));
    }

    [Fact]
    public async Task RestartAsync_UnreachableTwice_IsCalledAThirdTime()
    {
        var ecs = Calls(Unreachable, Unreachable, Accepted);

        await StartAsync(ecs);

        Assert.Equal(3, ecs.Restarts.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), _clock.GetUtcNow() - Pictures.Start);
    }

    [Fact]
    public async Task RestartAsync_UnreachableThrice_Fails()
    {
        var ecs = Calls(Unreachable, Unreachable, Unreachable, Accepted);

        var result = await EndAsync(ecs);

        Assert.Equal((ResultCode.EcsError, "No connection."), (result.Code, result.Error));
        Assert.Equal(3, ecs.Restarts.Count);
    }

    [Fact]
    public async Task RestartAsync_ThrottlesBetweenFaults_DoNotCountAsFaults()
    {
        var ecs = Calls(Unreachable, Throttled, Throttled, Unreachable, Throttled, Accepted);

        await StartAsync(ecs);

        Assert.Equal(6, ecs.Restarts.Count);
    }

    [Fact]
    public async Task RestartAsync_Refused_FailsAtOnce()
    {
        var ecs = Calls(FakeEcs.Fail(new EcsFailure.Refused(ResultCode.AccessDenied, "No.")), Accepted);

        var result = await EndAsync(ecs);

        Assert.Equal((ResultCode.AccessDenied, "No."), (result.Code, result.Error));
        Assert.Single(ecs.Restarts);
        Assert.Empty(ecs.Looks);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task RestartAsync_AnswerLostButThePrimaryChanged_IsStartedByOneCall(int look)
    {
        var looks = 0;
        var ecs = Calls(service => ++looks < look ? Pictures.Healthy(service) : Pictures.JustStarted(service), Lost);

        var rollout = await StartAsync(ecs);

        Assert.Equal((Pictures.Mine, Pictures.Start.UtcTicks), (rollout.DeploymentId, rollout.StartedAt));
        Assert.Single(ecs.Restarts);
        Assert.Equal(look, looks);
    }

    [Fact]
    public async Task RestartAsync_AnswerLostAndThePrimaryUnchanged_IsCalledOnceMore()
    {
        var ecs = Calls(Pictures.Healthy, Lost, Accepted);

        await StartAsync(ecs);

        Assert.Equal((2, 3), (ecs.Restarts.Count, ecs.Looks.Count));
    }

    [Fact]
    public async Task RestartAsync_AnswerLostTwiceAndThePrimaryUnchanged_FailsAfterTwoCalls()
    {
        var ecs = Calls(Pictures.Healthy, Lost, Lost, Accepted);

        var result = await EndAsync(ecs);

        Assert.Equal((ResultCode.EcsError, "No answer."), (result.Code, result.Error));
        Assert.Equal((2, 6), (ecs.Restarts.Count, ecs.Looks.Count));
    }

    [Fact]
    public async Task RestartAsync_AnswerLostTwiceButTheSecondCallCounted_IsStarted()
    {
        var looks = 0;
        var ecs = Calls(service => ++looks < 5 ? Pictures.Healthy(service) : Pictures.JustStarted(service), Lost, Lost);

        var rollout = await StartAsync(ecs);

        Assert.Equal(Pictures.Mine, rollout.DeploymentId);
        Assert.Equal(2, ecs.Restarts.Count);
    }

    [Fact]
    public async Task RestartAsync_AnswerLostAndNoLookAnswered_IsInDoubtAndNotCalledAgain()
    {
        var ecs = new FakeEcs
        {
            OnRestart = (_, _) => Task.FromResult(Lost),
            OnLook = _ => FakeEcs.FailLook(new EcsFailure.Unanswered("No answer either.")),
        };

        var result = await EndAsync(ecs);

        Assert.Equal("No answer. ECS may have started a deployment. Check the service before you restart it again.", result.Error);
        Assert.Single(ecs.Restarts);
        Assert.Equal(9, ecs.Looks.Count);
    }

    [Fact]
    public async Task RestartAsync_TooManyRolloutsFailedWhileItWaitedForItsTurn_IsHalted()
    {
        var brake = new FailureBrake(1);
        var answers = new InTurn<EcsAnswer<ServiceSnapshot>>(Throttled, Accepted);
        var ecs = new FakeEcs
        {
            OnRestart = (_, _) =>
            {
                brake.CountFailure();
                return Task.FromResult(answers.Next());
            },
        };

        var attempt = await _clock.FinishAsync(
            Restarters.Of(ecs, _clock, brake: brake).RestartAsync(Pictures.Step("orders"), default, default));

        Assert.Same(ResultCode.Halted, Assert.IsType<RestartAttempt.Ended>(attempt).Result.Code);
        Assert.Single(ecs.Restarts);
    }

    /// <summary>Without the new deployment, ECS has still accepted the call: a second one would create a second deployment.</summary>
    [Theory]
    [MemberData(nameof(StaleResponses))]
    public async Task RestartAsync_StaleResponseAndNoPollShowsTheDeployment_IsUnverifiedAfterOneCall(ServiceSnapshot response)
    {
        var ecs = Calls(Pictures.Healthy, new EcsAnswer<ServiceSnapshot>.Ok(response));

        var result = await EndAsync(ecs, Pictures.Step("orders") with { Warnings = ["Careful."] });

        Assert.Equal((ResultCode.Started, RolloutOutcome.Unverified), (result.Code, result.Rollout));
        Assert.Equal(
            ["Careful.", "ECS accepted the restart but did not show the new deployment, so the rollout was not watched."], result.Warnings);
        Assert.Equal((1, 3), (ecs.Restarts.Count, ecs.Looks.Count));
    }

    [Theory]
    [MemberData(nameof(StaleResponses))]
    public async Task RestartAsync_StaleResponse_FindsTheDeploymentByDescribing(ServiceSnapshot response)
    {
        var looks = 0;
        var ecs = Calls(
            service => ++looks < 2 ? Pictures.Healthy(service) : Pictures.JustStarted(service), new EcsAnswer<ServiceSnapshot>.Ok(response));

        Assert.Equal(Pictures.Mine, (await StartAsync(ecs)).DeploymentId);
        Assert.Single(ecs.Restarts);
    }

    public static TheoryData<ServiceSnapshot> StaleResponses => [Pictures.Service("orders"), Pictures.Healthy("orders")];

    private static FakeEcs Calls(params EcsAnswer<ServiceSnapshot>[] answers) => Calls(Pictures.Complete, answers);

    private static FakeEcs Calls(Func<string, ServiceSnapshot> after, params EcsAnswer<ServiceSnapshot>[] answers)
    {
        var turns = new InTurn<EcsAnswer<ServiceSnapshot>>(answers);
        return new FakeEcs { OnRestart = (_, _) => Task.FromResult(turns.Next()), After = after };
    }

    private async Task<Rollout> StartAsync(FakeEcs ecs, PlanStep.Restart? step = null) =>
        Assert.IsType<RestartAttempt.Started>(await RestartAsync(ecs, step)).Rollout;

    private async Task<RestartResult> EndAsync(FakeEcs ecs, PlanStep.Restart? step = null) =>
        Assert.IsType<RestartAttempt.Ended>(await RestartAsync(ecs, step)).Result;

    private Task<RestartAttempt> RestartAsync(FakeEcs ecs, PlanStep.Restart? step) =>
        _clock.FinishAsync(Restarters.Of(ecs, _clock).RestartAsync(step ?? Pictures.Step("orders"), default, default));
}
