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
    private static readonly EcsResult<ServiceSnapshot> Accepted = FakeEcs.Accept("orders");
    private static readonly EcsResult<ServiceSnapshot> Throttled = FakeEcs.Fail(new EcsFailure.Throttled("Rate exceeded."));
    private static readonly EcsResult<ServiceSnapshot> Unreachable = FakeEcs.Fail(new EcsFailure.Unreachable("No connection."));
    private static readonly EcsResult<ServiceSnapshot> Lost = FakeEcs.Fail(new EcsFailure.Unanswered("No answer."));

    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RestartAsync_Accepted_IsStartedWithTheNewDeployment()
    {
        var step = ServiceSnapshots.Step("orders") with { Options = new() { RolloutTimeout = TimeSpan.FromMinutes(9) }, Warnings = ["Careful."] };
        _clock.Advance(TimeSpan.FromSeconds(5));

        var rollout = await StartAsync(Calls(Accepted), step);

        Assert.Equal((ServiceSnapshots.NewDeploymentId, ServiceSnapshots.CreatedAt(ServiceSnapshots.NewDeploymentId)), (rollout.DeploymentId, rollout.CreatedAt));
        Assert.Equal((_clock.GetTimestamp(), TimeSpan.FromMinutes(9)), (rollout.StartedAt, rollout.Timeout));
        Assert.Equal(["Careful."], rollout.Warnings);
        Assert.False(rollout.IsAdopted);
    }

    [Fact]
    public async Task RestartAsync_Accepted_KnowsTheOtherDeployments()
    {
        var look = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed), ServiceSnapshots.Active("ecs-svc/0"));

        var rollout = await StartAsync(Calls(Accepted), ServiceSnapshots.Step("orders") with { Snapshot = look });

        Assert.Equal(["ecs-svc/0", ServiceSnapshots.PreviousDeploymentId], rollout.KnownIds.Order());
    }

    /// <summary>Without a date, every earlier failure of the service would count for the new deployment.</summary>
    [Fact]
    public async Task RestartAsync_ResponseWithoutDates_IsDatedByTheCall()
    {
        var undated = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = default }, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId));
        _clock.Advance(TimeSpan.FromSeconds(5));

        var rollout = await StartAsync(Calls(new EcsResult<ServiceSnapshot>.Ok(undated)));

        Assert.Equal(_clock.GetUtcNow(), rollout.CreatedAt);
    }

    [Fact]
    public async Task RestartAsync_NoResponseAndADeploymentWithoutADate_IsDatedByTheCall()
    {
        var undated = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = default }, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId));
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult(Lost), OnLook = _ => FakeEcs.Show(undated) };

        Assert.Equal(ServiceSnapshots.Start, (await StartAsync(ecs)).CreatedAt);
    }

    /// <summary>ECS accepted the call, so it is never repeated, whatever the response shows.</summary>
    [Fact]
    public async Task RestartAsync_ResponseShowsOnlyTheFormerDeployment_FindsTheNewOneByDescribing()
    {
        var stale = new EcsResult<ServiceSnapshot>.Ok(ServiceSnapshots.Healthy("orders"));
        var looks = new Sequence<EcsResult<IReadOnlyList<ServiceSnapshot>>>(FakeEcs.Show(ServiceSnapshots.Healthy("orders")), FakeEcs.Show(ServiceSnapshots.JustStarted("orders")));
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult<EcsResult<ServiceSnapshot>>(stale), OnLook = _ => looks.Next() };

        Assert.Equal(ServiceSnapshots.NewDeploymentId, (await StartAsync(ecs)).DeploymentId);
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_NothingEverShowsANewDeployment_IsStartedUnverifiedAndNotCalledAgain()
    {
        var stale = new EcsResult<ServiceSnapshot>.Ok(ServiceSnapshots.Healthy("orders"));
        var ecs = new FakeEcs { OnRestart = (_, _) => Task.FromResult<EcsResult<ServiceSnapshot>>(stale), After = ServiceSnapshots.Healthy };

        var attempt = await _clock.FinishAsync(TestRestarter.Of(ecs, _clock).RestartAsync(ServiceSnapshots.Step("orders"), default, default));

        var result = Assert.IsType<Attempt<Rollout>.Finished>(attempt).Result;
        Assert.Equal((ResultCode.Started, RolloutVerification.Unverified, null), (result.Code, result.Rollout, result.DeploymentId));
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

        Assert.InRange(_clock.GetUtcNow() - ServiceSnapshots.Start, TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(210));
    }

    [Fact]
    public async Task RestartAsync_UnreachableTwice_IsCalledAThirdTime()
    {
        var ecs = Calls(Unreachable, Unreachable, Accepted);

        await StartAsync(ecs);

        Assert.Equal(3, ecs.Restarts.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), _clock.GetUtcNow() - ServiceSnapshots.Start);
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
    public async Task RestartAsync_ResponseLostAndPrimaryChanged_ReturnsStartedAfterOneCall(int look)
    {
        var looks = 0;
        var ecs = Calls(service => ++looks < look ? ServiceSnapshots.Healthy(service) : ServiceSnapshots.JustStarted(service), Lost);

        var rollout = await StartAsync(ecs);

        Assert.Equal((ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start.UtcTicks), (rollout.DeploymentId, rollout.StartedAt));
        Assert.Single(ecs.Restarts);
        Assert.Equal(look, looks);
    }

    [Fact]
    public async Task RestartAsync_ResponseLostAndPrimaryUnchanged_CallsOnceMore()
    {
        var ecs = Calls(ServiceSnapshots.Healthy, Lost, Accepted);

        await StartAsync(ecs);

        Assert.Equal((2, 3), (ecs.Restarts.Count, ecs.Looks.Count));
    }

    [Fact]
    public async Task RestartAsync_ResponseLostTwiceAndPrimaryUnchanged_FailsAfterTwoCalls()
    {
        var ecs = Calls(ServiceSnapshots.Healthy, Lost, Lost, Accepted);

        var result = await EndAsync(ecs);

        Assert.Equal((ResultCode.EcsError, "No answer."), (result.Code, result.Error));
        Assert.Equal((2, 6), (ecs.Restarts.Count, ecs.Looks.Count));
    }

    [Fact]
    public async Task RestartAsync_ResponseLostTwiceButSecondCallAccepted_ReturnsStarted()
    {
        var looks = 0;
        var ecs = Calls(service => ++looks < 5 ? ServiceSnapshots.Healthy(service) : ServiceSnapshots.JustStarted(service), Lost, Lost);

        var rollout = await StartAsync(ecs);

        Assert.Equal(ServiceSnapshots.NewDeploymentId, rollout.DeploymentId);
        Assert.Equal(2, ecs.Restarts.Count);
    }

    [Fact]
    public async Task RestartAsync_ResponseLostAndNoPollAnswered_IsInDoubtAndNotCalledAgain()
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
        var brake = new FailureBudget(1);
        var answers = new Sequence<EcsResult<ServiceSnapshot>>(Throttled, Accepted);
        var ecs = new FakeEcs
        {
            OnRestart = (_, _) =>
            {
                brake.CountFailure();
                return Task.FromResult(answers.Next());
            },
        };

        var attempt = await _clock.FinishAsync(
            TestRestarter.Of(ecs, _clock, brake: brake).RestartAsync(ServiceSnapshots.Step("orders"), default, default));

        Assert.Same(ResultCode.Halted, Assert.IsType<Attempt<Rollout>.Finished>(attempt).Result.Code);
        Assert.Single(ecs.Restarts);
    }

    /// <summary>Without the new deployment, ECS has still accepted the call: a second one would create a second deployment.</summary>
    [Theory]
    [MemberData(nameof(StaleResponses))]
    public async Task RestartAsync_StaleResponseAndNoPollShowsTheDeployment_IsUnverifiedAfterOneCall(ServiceSnapshot response)
    {
        var ecs = Calls(ServiceSnapshots.Healthy, new EcsResult<ServiceSnapshot>.Ok(response));

        var result = await EndAsync(ecs, ServiceSnapshots.Step("orders") with { Warnings = ["Careful."] });

        Assert.Equal((ResultCode.Started, RolloutVerification.Unverified), (result.Code, result.Rollout));
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
            service => ++looks < 2 ? ServiceSnapshots.Healthy(service) : ServiceSnapshots.JustStarted(service), new EcsResult<ServiceSnapshot>.Ok(response));

        Assert.Equal(ServiceSnapshots.NewDeploymentId, (await StartAsync(ecs)).DeploymentId);
        Assert.Single(ecs.Restarts);
    }

    public static TheoryData<ServiceSnapshot> StaleResponses => [ServiceSnapshots.Service("orders"), ServiceSnapshots.Healthy("orders")];

    private static FakeEcs Calls(params EcsResult<ServiceSnapshot>[] answers) => Calls(ServiceSnapshots.Complete, answers);

    private static FakeEcs Calls(Func<string, ServiceSnapshot> after, params EcsResult<ServiceSnapshot>[] answers)
    {
        var turns = new Sequence<EcsResult<ServiceSnapshot>>(answers);
        return new FakeEcs { OnRestart = (_, _) => Task.FromResult(turns.Next()), After = after };
    }

    private async Task<Rollout> StartAsync(FakeEcs ecs, PlanItem.Restart? step = null) =>
        Assert.IsType<Attempt<Rollout>.Started>(await RestartAsync(ecs, step)).Value;

    private async Task<RestartResult> EndAsync(FakeEcs ecs, PlanItem.Restart? step = null) =>
        Assert.IsType<Attempt<Rollout>.Finished>(await RestartAsync(ecs, step)).Result;

    private Task<Attempt<Rollout>> RestartAsync(FakeEcs ecs, PlanItem.Restart? step) =>
        _clock.FinishAsync(TestRestarter.Of(ecs, _clock).RestartAsync(step ?? ServiceSnapshots.Step("orders"), default, default));
}
