using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutPolicyTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private static readonly Rollout Rollout = Pictures.Rollout("orders");

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

        AssertEnded(ResultCode.RolloutFailed, sentence, verdict);
    }

    [Fact]
    public void Decide_MineNoLongerPrimary_IsRolledBackAtOnceWithTheReason()
    {
        var mine = Pictures.Active(Pictures.Mine, RolloutState.Failed) with
        {
            RolloutStateReason = "circuit breaker: tasks failed to start.",
        };

        var verdict = Decide(Pictures.Primary(Pictures.Former), mine);

        AssertEnded(
            ResultCode.RolledBack,
            "ECS rolled back to the former deployment ecs-svc/1: circuit breaker: tasks failed to start.",
            verdict);
    }

    [Fact]
    public void Decide_AnswerFromBeforeTheRestart_IsOngoingWithinTheGrace()
    {
        var former = Pictures.Healthy("orders");

        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(former, absentFor: RolloutPolicy.AbsenceGrace - Moment));
        AssertEnded(
            ResultCode.RolledBack,
            "ECS rolled back to the former deployment ecs-svc/1.",
            Decide(former, absentFor: RolloutPolicy.AbsenceGrace));
    }

    [Fact]
    public void AbsenceGrace_OfADeployment_IsAMinute() => Assert.Equal(TimeSpan.FromSeconds(60), RolloutPolicy.AbsenceGrace);

    [Fact]
    public void Decide_MineGoneAndCalledFailedByAnEvent_IsRolledBackAtOnce() =>
        AssertEnded(ResultCode.RolledBack, "ECS rolled back to the former deployment ecs-svc/1: tasks failed to start.", Decide(Pictures.RolledBack("orders")));

    [Fact]
    public void Decide_AnotherDeploymentCalledFailedByAnEvent_SaysNothingOfMine()
    {
        var service = Pictures.Healthy("orders") with { Events = [Pictures.Failed("ecs-svc/22", Pictures.Start)] };

        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(service));
    }

    [Fact]
    public void Decide_PrimaryOlderThanMineAndNotListedAtTheStart_IsRolledBack()
    {
        var older = Pictures.Primary("ecs-svc/0") with { CreatedAt = Rollout.CreatedAt.AddDays(-9) };

        AssertEnded(
            ResultCode.RolledBack,
            "ECS rolled back to the former deployment ecs-svc/0.",
            Decide(Pictures.Service("orders", older), absentFor: RolloutPolicy.AbsenceGrace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_PrimaryNewerThanMine_IsSupersededAtOnce(bool mineStillListed)
    {
        var verdict = mineStillListed
            ? Decide(Pictures.Primary(Pictures.Newer), Pictures.Active(Pictures.Mine, RolloutState.InProgress))
            : Decide(Pictures.Primary(Pictures.Newer));

        AssertEnded(
            ResultCode.Superseded,
            "A newer deployment, ecs-svc/3, took over before this one was complete; it replaces the tasks as well.",
            verdict);
    }

    [Fact]
    public void Decide_NoPrimary_IsOngoing() => Assert.Equal(
        new RolloutVerdict.Ongoing(),
        Decide(Pictures.Service("orders", Pictures.Active(Pictures.Former)), absentFor: RolloutPolicy.AbsenceGrace));

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
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(Failing(desired, threshold - 1, breaker: false)));
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(Failing(desired, threshold, breaker: true)));
        AssertEnded(
            ResultCode.TasksKeepFailing,
            $"{threshold} tasks of the new deployment failed in a row, and without a deployment circuit breaker ECS goes on trying.",
            Decide(Failing(desired, threshold, breaker: false)));
    }

    [Fact]
    public void Decide_InProgress_IsOngoingUntilTheTimeout()
    {
        var service = Pictures.Service("orders", Pictures.Primary(Pictures.Mine) with { RunningCount = 1 }) with { DesiredCount = 1200 };

        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(service, elapsed: Rollout.Timeout - Moment));
        AssertEnded(
            ResultCode.RolloutTimedOut,
            "Not complete after 30 min: 1 of 1,200 new tasks run. ECS goes on with it.",
            Decide(service, elapsed: Rollout.Timeout));
    }

    [Fact]
    public void Decide_CompletedAfterTheTimeout_IsStillCompleted() =>
        Assert.Equal(new RolloutVerdict.Completed(0), Decide(Pictures.Complete("orders"), elapsed: 2 * Rollout.Timeout));

    [Fact]
    public void Decide_NotInTheAnswer_IsOngoingUntilTheTimeout()
    {
        Assert.Equal(new RolloutVerdict.Ongoing(), Decide(null, absentFor: 2 * RolloutPolicy.AbsenceGrace, Rollout.Timeout - Moment));

        var ended = Assert.IsType<RolloutVerdict.Ended>(Decide(null, elapsed: Rollout.Timeout));
        Assert.Equal("Not complete after 30 min: 0 of 4 new tasks run. ECS goes on with it.", ended.Sentence);
        Assert.Same(ResultCode.RolloutTimedOut, ended.Code);
        Assert.Null(ended.Last);
    }

    private static void AssertEnded(ResultCode code, string sentence, RolloutVerdict verdict)
    {
        var ended = Assert.IsType<RolloutVerdict.Ended>(verdict);
        Assert.Equal((code, sentence), (ended.Code, ended.Sentence));
        Assert.NotNull(ended.Last);
    }

    private static ServiceSnapshot Failing(int desired, int failed, bool breaker) =>
        Pictures.Service("orders", Pictures.Primary(Pictures.Mine) with { FailedTasks = failed }) with
        {
            DesiredCount = desired,
            HasCircuitBreaker = breaker,
        };

    private static RolloutVerdict Decide(params DeploymentSnapshot[] deployments) => Decide(Pictures.Service("orders", deployments));

    private static RolloutVerdict Decide(ServiceSnapshot? service, TimeSpan absentFor = default, TimeSpan elapsed = default) =>
        RolloutPolicy.Decide(Rollout, service, absentFor, elapsed);
}
