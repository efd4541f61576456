using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutPolicyTests
{
    private const string KeepFailing =
        "tasks of the new deployment failed in a row, and without a deployment circuit breaker ECS goes on trying.";

    private static readonly TimeSpan JustBeforeGrace = RolloutPolicy.AppearanceGrace - TimeSpan.FromSeconds(1);

    private static readonly Rollout Rollout = new()
    {
        Service = new ServiceRef("prod", "prod", "orders"),
        DeploymentId = Pictures.Mine,
        FormerDeploymentIds = [Pictures.Former],
        Timeout = TimeSpan.FromMinutes(30),
        StartedAt = 0,
        AtStart = Pictures.JustStarted("orders"),
    };

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Decide_MineCompleted_CountsTheOldTasksLeft(int oldTasks)
    {
        var verdict = Decide(
            Pictures.Primary(Pictures.Mine, RolloutState.Completed), Pictures.Active(Pictures.Former) with { RunningCount = oldTasks });

        Assert.Equal(new RolloutVerdict.Completed(oldTasks), verdict);
    }

    [Theory]
    [InlineData(null, "ECS ended the rollout as failed.")]
    [InlineData("", "ECS ended the rollout as failed.")]
    [InlineData("tasks failed to start.", "ECS ended the rollout as failed: tasks failed to start.")]
    public void Decide_MinePrimaryAndFailed_IsRolloutFailed(string? reason, string sentence)
    {
        var verdict = Decide(Pictures.Primary(Pictures.Mine, RolloutState.Failed) with { RolloutStateReason = reason });

        Assert.Equal(new RolloutVerdict.Ended(ResultCode.RolloutFailed, sentence), verdict);
    }

    [Fact]
    public void Decide_MineGoneAfterItWasSeen_IsRolledBack()
    {
        var verdict = Decide(seen: true, TimeSpan.Zero, Pictures.Primary(Pictures.Former));

        Assert.Equal(RolledBack("ECS rolled back to the former deployment ecs-svc/1."), verdict);
    }

    [Fact]
    public void Decide_MineNoLongerPrimary_IsRolledBackAtOnceWithTheReason()
    {
        var mine = Pictures.Active(Pictures.Mine, RolloutState.Failed) with
        {
            RolloutStateReason = "circuit breaker: tasks failed to start.",
        };

        var verdict = Decide(Pictures.Primary(Pictures.Former), mine);

        Assert.Equal(RolledBack("ECS rolled back to the former deployment ecs-svc/1: circuit breaker: tasks failed to start."), verdict);
    }

    [Fact]
    public void Decide_MineNotYetSeenWithinTheGrace_IsOngoing() =>
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(seen: false, JustBeforeGrace, Pictures.Primary(Pictures.Former)));

    [Fact]
    public void Decide_MineNotSeenAfterTheGrace_IsRolledBack()
    {
        var verdict = Decide(seen: false, RolloutPolicy.AppearanceGrace, Pictures.Primary(Pictures.Former));

        Assert.Equal(RolledBack("ECS rolled back to the former deployment ecs-svc/1."), verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_PrimaryNeitherMineNorFormer_IsSuperseded(bool mineStillListed)
    {
        var verdict = mineStillListed
            ? Decide(Pictures.Primary(Pictures.Newer), Pictures.Active(Pictures.Mine, RolloutState.InProgress))
            : Decide(Pictures.Primary(Pictures.Newer));

        const string Sentence = "A newer deployment, ecs-svc/3, took over before this one was complete; it replaces the tasks as well.";
        Assert.Equal(new RolloutVerdict.Ended(ResultCode.Superseded, Sentence), verdict);
    }

    [Fact]
    public void Decide_NoPrimary_IsOngoing() =>
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(seen: true, RolloutPolicy.AppearanceGrace, Pictures.Active(Pictures.Former)));

    [Theory]
    [InlineData(4, false, true)]
    [InlineData(3, false, false)]
    [InlineData(4, true, false)]
    public void Decide_MineWithoutRolloutState_IsCompletedOnceAloneWithAllTasks(int running, bool formerListed, bool complete)
    {
        DeploymentSnapshot[] former = formerListed ? [Pictures.Active(Pictures.Former, null)] : [];
        var service = Pictures.Service("orders", [Pictures.Primary(Pictures.Mine, null), .. former]) with { RunningCount = running };

        Assert.Equal(complete ? new RolloutVerdict.Completed(0) : new RolloutVerdict.Ongoing(), Decide(service));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(400, 200)]
    [InlineData(1000, 200)]
    public void Decide_FailedTasksWithoutBreaker_EndAtTheThreshold(int desired, int threshold)
    {
        var ended = new RolloutVerdict.Ended(ResultCode.TasksKeepFailing, $"{threshold} {KeepFailing}");

        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(Failing(desired, threshold - 1, breaker: false)));
        Assert.Equal(ended, Decide(Failing(desired, threshold, breaker: false)));
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(Failing(desired, threshold, breaker: true)));
    }

    [Fact]
    public void Decide_InProgress_IsOngoingUntilTheTimeout()
    {
        var service = Pictures.Service("orders", Pictures.Primary(Pictures.Mine) with { RunningCount = 1 }) with { DesiredCount = 1200 };

        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(service, seen: true, Rollout.Timeout - TimeSpan.FromTicks(1)));
        Assert.Equal(
            TimedOut("Not complete after 30 min: 1 of 1,200 new tasks run. ECS goes on with it."),
            Decide(service, seen: true, Rollout.Timeout));
    }

    [Fact]
    public void Decide_CompletedAfterTheTimeout_IsStillCompleted() =>
        Assert.Equal(new RolloutVerdict.Completed(0), Decide(Pictures.Complete("orders"), seen: true, 2 * Rollout.Timeout));

    [Fact]
    public void Decide_NotInTheAnswer_IsOngoingUntilTheTimeout()
    {
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(null, seen: true, Rollout.Timeout - TimeSpan.FromTicks(1)));
        Assert.Equal(
            TimedOut("Not complete after 30 min: 0 of 4 new tasks run. ECS goes on with it."),
            Decide(null, seen: true, Rollout.Timeout));
    }

    private static RolloutVerdict.Ended RolledBack(string sentence) => new(ResultCode.RolledBack, sentence);

    private static RolloutVerdict.Ended TimedOut(string sentence) => new(ResultCode.RolloutTimedOut, sentence);

    private static ServiceSnapshot Failing(int desired, int failed, bool breaker) =>
        Pictures.Service("orders", Pictures.Primary(Pictures.Mine) with { FailedTasks = failed }) with
        {
            DesiredCount = desired,
            HasCircuitBreaker = breaker,
        };

    private static RolloutVerdict Decide(params DeploymentSnapshot[] deployments) => Decide(seen: false, TimeSpan.Zero, deployments);

    private static RolloutVerdict Decide(bool seen, TimeSpan elapsed, params DeploymentSnapshot[] deployments) =>
        Decide(Pictures.Service("orders", deployments), seen, elapsed);

    private static RolloutVerdict Decide(ServiceSnapshot? service, bool seen = false, TimeSpan elapsed = default) =>
        RolloutPolicy.Decide(Rollout, service, seen, elapsed);
}
