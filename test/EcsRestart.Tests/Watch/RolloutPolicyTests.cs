using EcsRestart.Ecs;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;

namespace EcsRestart.Tests.Watch;

public sealed class RolloutPolicyTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    private static readonly Rollout Rollout = ServiceSnapshots.Rollout("orders");

    public static TheoryData<string, int, string, RolloutState?> Rollbacks
    {
        get
        {
            var rollbacks = new TheoryData<string, int, string, RolloutState?>();
            foreach (var id in new[] { ServiceSnapshots.PreviousDeploymentId, "ecs-svc/77" })
            {
                foreach (var seconds in new[] { -86_400, 0, 150 })
                {
                    foreach (var evidence in new[] { "event", "event without id", "failure alone", "reason" })
                    {
                        foreach (var state in new RolloutState?[] { RolloutState.InProgress, RolloutState.Failed, null })
                            rollbacks.Add(id, seconds, evidence, state);
                    }
                }
            }

            return rollbacks;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Decide_MineCompleted_CountsTheOldTasksLeft(int oldTasks)
    {
        var verdict = Decide(
            ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId, RolloutState.Completed), ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId) with { RunningCount = oldTasks });

        Assert.Equal(new Verdict.Succeeded(oldTasks), verdict);
    }

    [Theory]
    [InlineData(null, "ECS ended the rollout as failed.")]
    [InlineData("", "ECS ended the rollout as failed.")]
    [InlineData("tasks failed to start.", "ECS ended the rollout as failed: tasks failed to start.")]
    public void Decide_MinePrimaryAndFailed_IsRolloutFailed(string? reason, string sentence)
    {
        var verdict = Decide(ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { RolloutStateReason = reason });

        AssertEnded(ResultCode.RolloutFailed, sentence, verdict);
    }

    [Fact]
    public void Decide_DeploymentNoLongerPrimary_ReturnsRolledBackWithReason()
    {
        var mine = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with
        {
            RolloutStateReason = "circuit breaker: tasks failed to start.",
        };

        var verdict = Decide(ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), mine);

        AssertEnded(
            ResultCode.RolledBack,
            "ECS rolled back to the previous deployment ecs-svc/1: circuit breaker: tasks failed to start.",
            verdict);
    }

    [Fact]
    public void Decide_StaleResponse_IsInProgressWithinGrace()
    {
        var former = ServiceSnapshots.Healthy("orders");

        Assert.Equal(new Verdict.InProgress(), Decide(former, absentFor: RolloutPolicy.AbsenceGrace - Moment));
        AssertEnded(
            ResultCode.RolledBack,
            "ECS rolled back to the previous deployment ecs-svc/1.",
            Decide(former, absentFor: RolloutPolicy.AbsenceGrace));
    }

    [Fact]
    public void AbsenceGrace_OfADeployment_IsAMinute() => Assert.Equal(TimeSpan.FromSeconds(60), RolloutPolicy.AbsenceGrace);

    [Fact]
    public void Decide_DeploymentMissingAndFailureEvent_ReturnsRolledBack() =>
        AssertEnded(ResultCode.RolledBack, "ECS rolled back to the previous deployment ecs-svc/1: tasks failed to start.", Decide(ServiceSnapshots.RolledBack("orders")));

    [Fact]
    public void Decide_FailureEventOfAnotherDeployment_IsIgnored()
    {
        var service = ServiceSnapshots.Healthy("orders") with { Events = [ServiceSnapshots.Failed("ecs-svc/22", ServiceSnapshots.Start)] };

        Assert.Equal(new Verdict.InProgress(), Decide(service));
    }

    [Fact]
    public void Decide_OlderPrimaryNotListedAtStart_ReturnsRolledBack()
    {
        var older = ServiceSnapshots.Primary("ecs-svc/0") with { CreatedAt = Rollout.CreatedAt.AddDays(-9) };

        AssertEnded(
            ResultCode.RolledBack,
            "ECS rolled back to the previous deployment ecs-svc/0.",
            Decide(ServiceSnapshots.Service("orders", older), absentFor: RolloutPolicy.AbsenceGrace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_NewerPrimary_ReturnsSuperseded(bool mineStillListed)
    {
        var verdict = mineStillListed
            ? Decide(ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.InProgress))
            : Decide(ServiceSnapshots.Primary(ServiceSnapshots.Newer));

        AssertEnded(
            ResultCode.Superseded,
            "Deployment ecs-svc/3 replaced this one before it completed and also replaces the tasks.",
            verdict);
    }

    /// <summary>A rollback restores a deployment with a date that can be older, the same or newer, and perhaps under a new ID.</summary>
    [Theory]
    [MemberData(nameof(Rollbacks))]
    public void Decide_RollbackWithAnyDateAndId_IsRolledBack(string restoredId, int createdAfterSeconds, string evidence, RolloutState? state)
    {
        var ours = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, state);
        var restored = ServiceSnapshots.Primary(restoredId) with { CreatedAt = Rollout.CreatedAt.AddSeconds(createdAfterSeconds) };
        var service = evidence switch
        {
            "event" => Rolled(Message("(deployment ecs-svc/2) deployment failed: tasks failed to start."), Message($"rolling back to deployment {restoredId}.")),
            "event without id" => Rolled(Message("deployment failed: tasks failed to start."), Message($"rolling back to deployment {restoredId}.")),
            "failure alone" => Rolled(Message("(deployment ecs-svc/2) deployment failed: alarm detected.")) with { Alarms = new(["errors"], RollsBack: true) },
            _ => ServiceSnapshots.Service("orders", restored with { RolloutStateReason = $"ECS deployment circuit breaker: rolling back to deploymentId {restoredId}." }, ours),
        };

        var ended = Assert.IsType<Verdict.Ended>(Decide(service));

        Assert.Equal(ResultCode.RolledBack, ended.Code);
        Assert.DoesNotContain("in progress", ended.Sentence, StringComparison.Ordinal);

        ServiceSnapshot Rolled(params ServiceEvent[] events) => ServiceSnapshots.Service("orders", restored, ours) with { Events = [.. events.Reverse()] };
    }

    /// <summary>The date of our deployment can be its earliest possible date, as for an adopted rollout.</summary>
    [Theory]
    [InlineData(-30)]
    [InlineData(0)]
    [InlineData(90)]
    public void Decide_NewDeploymentOfAboutTheSameInstant_IsSuperseded(int createdAfterSeconds)
    {
        var newer = ServiceSnapshots.Primary(ServiceSnapshots.Newer) with { CreatedAt = Rollout.CreatedAt.AddSeconds(createdAfterSeconds) };

        var ended = Assert.IsType<Verdict.Ended>(Decide(newer, ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.InProgress)));

        Assert.Same(ResultCode.Superseded, ended.Code);
    }

    [Fact]
    public void Decide_FormerPrimaryWithANewDateWhileOursIsAbsent_IsNotSuperseded()
    {
        var former = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed) with { CreatedAt = Rollout.CreatedAt.AddMinutes(5) });

        Assert.Equal(new Verdict.InProgress(), Decide(former));
        Assert.Same(ResultCode.RolledBack, Assert.IsType<Verdict.Ended>(Decide(former, absentFor: RolloutPolicy.AbsenceGrace)).Code);
    }

    [Fact]
    public void Decide_FailedWithoutRollbackAndThenReplaced_IsRolloutFailed() => AssertEnded(
        ResultCode.RolloutFailed,
        "ECS ended the rollout as failed: tasks failed to start. A newer deployment, ecs-svc/3, has replaced it since.",
        Decide(ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed)) with
        {
            CircuitBreakerRollsBack = false,
            Events = [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start.AddMinutes(2))],
        }));

    [Fact]
    public void Decide_CompletedAndThenReplaced_IsCompleted() => Assert.Equal(
        new Verdict.Succeeded(0), Decide(ServiceSnapshots.Primary(ServiceSnapshots.Newer), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId)));

    [Fact]
    public void Decide_RollbackFailedToo_ReportsBoth() => AssertEnded(
        ResultCode.RolloutFailed,
        "ECS ended the rollout as failed: tasks failed to start. The rollback to deployment ecs-svc/1 also failed: no candidate failed over. "
        + "Check the service now.",
        Decide(ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Failed) with { RolloutStateReason = "no candidate failed over" }) with
        {
            Events = [Message("rolling back to deployment ecs-svc/1."), ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start.AddMinutes(2))],
        }));

    /// <summary>The event comes first. The deployment reason is quoted only when it includes the event and adds to it.</summary>
    [Theory]
    [InlineData(RolloutState.Failed, "ECS deployment circuit breaker: tasks failed to start.", "ECS deployment circuit breaker: tasks failed to start")]
    [InlineData(RolloutState.InProgress, "ECS deployment ecs-svc/2 in progress.", "tasks failed to start")]
    [InlineData(RolloutState.Failed, "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.", "tasks failed to start")]
    [InlineData(null, null, "tasks failed to start")]
    public void Decide_EventAndReason_QuotesTheCause(RolloutState? state, string? reason, string quoted) => AssertEnded(
        ResultCode.RolledBack,
        $"ECS rolled back to the previous deployment ecs-svc/1: {quoted}.",
        Decide(ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, state) with { RolloutStateReason = reason }) with
        {
            Events = [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start.AddMinutes(2))],
        }));

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "RolloutFailed")]
    public void Decide_PrimaryStillInProgressButCalledFailed_WaitsOnlyForARollback(bool rollsBack, string? code)
    {
        var service = ServiceSnapshots.JustStarted("orders") with { CircuitBreakerRollsBack = rollsBack, Events = [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start.AddMinutes(2))] };

        Assert.Equal(code, (Decide(service) as Verdict.Ended)?.Code.Name);
        AssertEnded(ResultCode.RolloutFailed, "ECS ended the rollout as failed: tasks failed to start.", Decide(service, elapsed: Rollout.Timeout));
    }

    [Theory]
    [InlineData("DRAINING")]
    [InlineData("INACTIVE")]
    public void Decide_ServiceDeleted_EndsAtOnce(string status) => AssertEnded(
        ResultCode.ServiceNotActive,
        $"The service was deleted while the rollout was in progress (status {status}).",
        Decide(ServiceSnapshots.Service("orders") with { Status = status }));

    [Fact]
    public void Decide_ServiceNoLongerListed_EndsWithTheSecondPoll()
    {
        var missing = new DescribedRollout(Rollout, null, null) { IsMissing = true };
        var first = RolloutHistory.Of(Rollout);

        var ended = Assert.IsType<Verdict.Ended>(RolloutPolicy.Decide(missing, first.After(missing, TimeSpan.Zero), TimeSpan.Zero));

        Assert.IsType<Verdict.InProgress>(RolloutPolicy.Decide(missing, first, TimeSpan.Zero));
        Assert.Same(ResultCode.ServiceNotFound, ended.Code);
    }

    [Fact]
    public void Decide_ScaledToZero_ReportsCompletedAndScaledToZero() => Assert.Equal(
        new Verdict.Succeeded(0) { IsScaledToZero = true },
        Decide(ServiceSnapshots.Complete("orders") with { DesiredCount = 0, RunningCount = 0 }));

    [Fact]
    public void Decide_OutOfTime_QuotesTheNewestObstacle()
    {
        var service = ServiceSnapshots.JustStarted("orders") with
        {
            Events =
            [
                Message("has started 1 tasks: (task 7338f5)."),
                Message("was unable to place a task. Reason: Capacity is unavailable at this time."),
                Message("was unable to place a task. Reason: earlier.") with { CreatedAt = ServiceSnapshots.Start.AddSeconds(5) },
            ],
        };

        AssertEnded(
            ResultCode.RolloutTimedOut,
            "The rollout did not complete within 30 min: 0 of 4 new tasks are running. ECS continues the deployment. "
            + "ECS reported: (service orders) was unable to place a task. Reason: Capacity is unavailable at this time.",
            Decide(service, elapsed: Rollout.Timeout));
    }

    /// <summary>The restored deployment can have a new ID while the messages name its former one.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(RolloutState.InProgress)]
    public void Decide_RestoredUnderANewIdAndReasonWithTheFormer_IsRolledBack(RolloutState? state)
    {
        var restored = ServiceSnapshots.Primary("ecs-svc/77") with
        {
            CreatedAt = Rollout.CreatedAt.AddSeconds(150),
            RolloutStateReason = "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.",
        };

        var ended = Assert.IsType<Verdict.Ended>(Decide(restored, ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, state)));

        Assert.Same(ResultCode.RolledBack, ended.Code);
    }

    /// <summary>A response can omit the date of our deployment, of PRIMARY and of the events.</summary>
    [Fact]
    public void Decide_NoDates_StillHasAVerdict()
    {
        var undated = Rollout with { CreatedAt = default };
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer) with { CreatedAt = default }) with
        {
            Events = [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, default)],
        };

        var verdict = RolloutPolicy.Decide(new DescribedRollout(undated, service, null), RolloutHistory.Of(undated), TimeSpan.Zero);

        Assert.Same(ResultCode.RolledBack, Assert.IsType<Verdict.Ended>(verdict).Code);
    }

    /// <summary>ECS adds this event after several failed starts; it reports that they failed, not why.</summary>
    [Fact]
    public void Decide_OutOfTimeAfterARepeatedFailure_QuotesItsCause()
    {
        var service = ServiceSnapshots.JustStarted("orders") with
        {
            Events =
            [
                Message("is unable to consistently start tasks successfully. For more information, see the Troubleshooting section."),
                Message("was unable to place a task. Reason: CannotPullContainerError: not found.") with { CreatedAt = ServiceSnapshots.Start.AddSeconds(5) },
            ],
        };

        var ended = Assert.IsType<Verdict.Ended>(Decide(service, elapsed: Rollout.Timeout));

        Assert.EndsWith("Reason: CannotPullContainerError: not found.", ended.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The general event about repeated failures is reported when no other event names an obstacle.</summary>
    [Fact]
    public void Decide_OutOfTimeAndOnlyARepeatedFailure_QuotesIt()
    {
        var service = ServiceSnapshots.JustStarted("orders") with { Events = [Message("is unable to consistently start tasks successfully.")] };

        var ended = Assert.IsType<Verdict.Ended>(Decide(service, elapsed: Rollout.Timeout));

        Assert.EndsWith("is unable to consistently start tasks successfully.", ended.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_FailedTasksWithAlarms_WaitsForTheAlarm() => Assert.Equal(
        new Verdict.InProgress(), Decide(Failing(desired: 4, failed: 9, breaker: false) with { Alarms = new(["errors"], RollsBack: true) }));

    [Fact]
    public void Decide_NoPrimary_IsOngoing() => Assert.Equal(
        new Verdict.InProgress(),
        Decide(ServiceSnapshots.Service("orders", ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId)), absentFor: RolloutPolicy.AbsenceGrace));

    [Theory]
    [InlineData(4, false, true)]
    [InlineData(3, false, false)]
    [InlineData(4, true, false)]
    public void Decide_NoRolloutState_CompletesOnceAloneWithAllTasks(int running, bool formerListed, bool complete)
    {
        DeploymentSnapshot[] former = formerListed ? [ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId, null)] : [];
        var service = ServiceSnapshots.Service("orders", [ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId, null), .. former]) with { RunningCount = running };

        Assert.Equal(complete ? new Verdict.Succeeded(0) : new Verdict.InProgress(), Decide(service));
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 4)]
    [InlineData(400, 200)]
    [InlineData(1000, 200)]
    public void Decide_FailedTasksWithoutBreaker_EndAtTheThreshold(int desired, int threshold)
    {
        Assert.Equal(new Verdict.InProgress(), Decide(Failing(desired, threshold - 1, breaker: false)));
        Assert.Equal(new Verdict.InProgress(), Decide(Failing(desired, threshold, breaker: true)));
        AssertEnded(
            ResultCode.TasksKeepFailing,
            $"{threshold} tasks of the new deployment failed in a row. The service has no deployment circuit breaker, so ECS keeps retrying.",
            Decide(Failing(desired, threshold, breaker: false)));
    }

    [Fact]
    public void Decide_InProgress_IsOngoingUntilTheTimeout()
    {
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { RunningCount = 1 }) with { DesiredCount = 1200 };

        Assert.Equal(new Verdict.InProgress(), Decide(service, elapsed: Rollout.Timeout - Moment));
        AssertEnded(
            ResultCode.RolloutTimedOut,
            "The rollout did not complete within 30 min: 1 of 1,200 new tasks is running. ECS continues the deployment.",
            Decide(service, elapsed: Rollout.Timeout));
    }

    [Fact]
    public void Decide_CompletedAfterTheTimeout_IsStillCompleted() =>
        Assert.Equal(new Verdict.Succeeded(0), Decide(ServiceSnapshots.Complete("orders"), elapsed: 2 * Rollout.Timeout));

    [Fact]
    public void Decide_DeploymentMissing_IsInProgressUntilTimeout()
    {
        Assert.Equal(new Verdict.InProgress(), Decide(null, absentFor: 2 * RolloutPolicy.AbsenceGrace, Rollout.Timeout - Moment));

        var ended = Assert.IsType<Verdict.Ended>(Decide(null, elapsed: Rollout.Timeout));
        Assert.Equal("The rollout did not complete within 30 min: 0 of 4 new tasks are running. ECS continues the deployment.", ended.Sentence);
        Assert.Same(ResultCode.RolloutTimedOut, ended.Code);
        Assert.Null(ended.Last);
    }

    private static void AssertEnded(ResultCode code, string sentence, Verdict verdict)
    {
        var ended = Assert.IsType<Verdict.Ended>(verdict);
        Assert.Equal((code, sentence), (ended.Code, ended.Sentence));
        Assert.NotNull(ended.Last);
    }

    private static ServiceEvent Message(string text) => new(ServiceSnapshots.Start.AddMinutes(2), $"(service orders) {text}");

    private static ServiceSnapshot Failing(int desired, int failed, bool breaker) =>
        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { FailedTasks = failed }) with
        {
            DesiredCount = desired,
            HasCircuitBreaker = breaker,
        };

    private static Verdict Decide(params DeploymentSnapshot[] deployments) => Decide(ServiceSnapshots.Service("orders", deployments));

    private static Verdict Decide(ServiceSnapshot? service, TimeSpan absentFor = default, TimeSpan elapsed = default)
    {
        var history = RolloutHistory.Of(Rollout) with { AbsentSince = elapsed - absentFor };
        return RolloutPolicy.Decide(new DescribedRollout(Rollout, service, null), history, elapsed);
    }
}
