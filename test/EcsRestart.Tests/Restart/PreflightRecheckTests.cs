using EcsRestart.Ecs;
using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;
using EcsRestart.TestSupport;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Restart;

/// <summary>A service whose turn comes when its preflight check is out of date.</summary>
public sealed class PreflightRecheckTests
{
    private readonly SteppedClock _clock = new();

    [Fact]
    public async Task RestartAsync_60SecondsAfterCheck_DoesNotCheckAgain()
    {
        var ecs = new FakeEcs();

        await RestartAsync(ecs, TimeSpan.FromSeconds(60));

        Assert.Empty(ecs.Looks);
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_LaterAndNothingChanged_ChecksAgainAndRestarts()
    {
        var ecs = new FakeEcs();

        Assert.IsType<Attempt<Rollout>.Started>(await RestartAsync(ecs));
        Assert.Equal(["orders"], Assert.Single(ecs.Looks));
        Assert.Single(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_LaterAndDeploymentInProgress_SkipsService()
    {
        var ecs = new FakeEcs { Before = ServiceSnapshots.JustStarted };

        AssertEnded(ResultCode.DeploymentInProgress, await RestartAsync(ecs));
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_LaterAndDeploymentInProgressButForced_RestartsAndWarns()
    {
        var answer = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.InProgress));
        var ecs = new FakeEcs
        {
            Before = ServiceSnapshots.JustStarted,
            OnRestart = (_, _) => Task.FromResult<EcsResult<ServiceSnapshot>>(new EcsResult<ServiceSnapshot>.Ok(answer)),
        };
        var step = ServiceSnapshots.Step("orders") with { Options = new() { Force = true } };

        var started = Assert.IsType<Attempt<Rollout>.Started>(await RestartAsync(ecs, step: step));

        Assert.Equal(["Deployment ecs-svc/2 was still in progress, but force is true, so a new deployment replaces it."], started.Value.Warnings);
    }

    [Fact]
    public async Task RestartAsync_LaterAndExcluded_LeavesItAlone()
    {
        var ecs = new FakeEcs { Before = service => ServiceSnapshots.Tagged(ServiceSnapshots.Healthy(service), ExcludeTag.Key, "true") };

        AssertEnded(ResultCode.OptedOut, await RestartAsync(ecs));
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_LaterAndRestartedByAnotherRun_AdoptsItsDeployment()
    {
        var ecs = new FakeEcs { Before = ServiceSnapshots.JustStarted };
        var request = new RestartRequest { ScheduledTime = ServiceSnapshots.Start, Wait = true };

        var rollout = Assert.IsType<Attempt<Rollout>.Started>(await RestartAsync(ecs, request: request)).Value;

        Assert.Equal((ServiceSnapshots.NewDeploymentId, true), (rollout.DeploymentId, rollout.IsAdopted));
        Assert.Equal(ServiceSnapshots.CreatedAt(ServiceSnapshots.NewDeploymentId).UtcTicks, rollout.StartedAt);
        Assert.Empty(ecs.Restarts);
    }

    [Fact]
    public async Task RestartAsync_LaterAndDeleted_ReturnsServiceNotFound() =>
        AssertEnded(ResultCode.ServiceNotFound, await RestartAsync(new FakeEcs { OnLook = _ => FakeEcs.Show() }));

    [Fact]
    public async Task RestartAsync_LaterAndCheckRefused_DoesNotRestart()
    {
        var ecs = new FakeEcs { OnLook = _ => FakeEcs.FailLook(new EcsFailure.Refused(ResultCode.AccessDenied, "No.")) };

        AssertEnded(ResultCode.AccessDenied, await RestartAsync(ecs));
        Assert.Empty(ecs.Restarts);
    }

    /// <summary>The new deployment of an unanswered call is found by comparison with the second check.</summary>
    [Fact]
    public async Task RestartAsync_LaterAndResponseLost_ComparesWithSecondCheck()
    {
        var lost = FakeEcs.Fail(new EcsFailure.Unanswered("No answer."));
        var answers = new Sequence<EcsResult<ServiceSnapshot>>(lost, FakeEcs.Accept("orders"));
        var ecs = new FakeEcs
        {
            OnRestart = (_, _) => Task.FromResult(answers.Next()),
            OnLook = names => FakeEcs.Show(ServiceSnapshots.Service(names[0], ServiceSnapshots.Primary("ecs-svc/0", RolloutState.Completed))),
        };

        Assert.IsType<Attempt<Rollout>.Started>(await RestartAsync(ecs));
        Assert.Equal(2, ecs.Restarts.Count);
    }

    private static void AssertEnded(ResultCode code, Attempt<Rollout> attempt) =>
        Assert.Same(code, Assert.IsType<Attempt<Rollout>.Finished>(attempt).Result.Code);

    private Task<Attempt<Rollout>> RestartAsync(
        FakeEcs ecs, TimeSpan? age = null, PlanItem.Restart? step = null, RestartRequest? request = null)
    {
        _clock.Advance(age ?? TimeSpan.FromSeconds(60) + TimeSpan.FromTicks(1));
        return _clock.FinishAsync(TestRestarter.Of(ecs, _clock, request).RestartAsync(step ?? ServiceSnapshots.Step("orders"), default, default));
    }
}
