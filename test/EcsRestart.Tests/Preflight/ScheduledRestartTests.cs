using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class ScheduledRestartTests
{
    /// <summary>The scheduled time, 10 min ago.</summary>
    private static readonly DateTimeOffset Scheduled = ServiceSnapshots.Start.AddMinutes(-10);

    private static readonly DateTimeOffset Later = Scheduled.AddMinutes(2);

    private static readonly RestartRequest Waiting = new() { ScheduledTime = Scheduled, Wait = true };

    private static readonly RestartRequest NotWaiting = new() { ScheduledTime = Scheduled };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_CompletedSinceScheduledTime_RefusesAsAlreadyRestarted(bool wait) =>
        Primary(Later, RolloutState.Completed).Decide(wait ? Waiting : NotWaiting).AssertRefused(
            ResultCode.AlreadyRestarted,
            "Deployment ecs-svc/2 was created at 2026-11-21T04:52:00Z, after the scheduled time 2026-11-21T04:50:00Z.");

    [Fact]
    public void Decide_DeploymentAtScheduledTime_CountsAsRestart() =>
        Primary(Scheduled, RolloutState.Completed).Decide(NotWaiting).AssertRefused(ResultCode.AlreadyRestarted);

    [Fact]
    public void Decide_DeploymentBeforeScheduledTime_Proceeds() =>
        Primary(Scheduled - TimeSpan.FromTicks(1), RolloutState.Completed).Decide(NotWaiting).AssertProceeds();

    [Fact]
    public void Decide_NoScheduledTime_Proceeds() =>
        Primary(Later, RolloutState.Completed).Decide(new RestartRequest { Wait = true }).AssertProceeds();

    [Fact]
    public void Decide_InProgressWithoutWait_RefusesAsAlreadyRestarted() =>
        Primary(Later, RolloutState.InProgress).Decide(NotWaiting).AssertRefused(
            ResultCode.AlreadyRestarted,
            "Deployment ecs-svc/2 was created at 2026-11-21T04:52:00Z, after the scheduled time 2026-11-21T04:50:00Z, and is still in progress.");

    [Theory]
    [InlineData(RolloutState.InProgress)]
    [InlineData(RolloutState.Failed)]
    public void Decide_NotCompletedWithWait_Adopts(RolloutState state) =>
        Assert.Equal(new PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, Later), Primary(Later, state).Decide(Waiting));

    [Fact]
    public void Decide_FailedWithoutWait_RefusesAsRolloutFailed() =>
        Primary(Later, RolloutState.Failed).Decide(NotWaiting).AssertRefused(
            ResultCode.RolloutFailed,
            "Deployment ecs-svc/2 was created at 2026-11-21T04:52:00Z, after the scheduled time 2026-11-21T04:50:00Z, and failed. "
            + "This schedule does not retry.");

    [Theory]
    [InlineData(4, "AlreadyRestarted")]
    [InlineData(3, null)]
    public void Decide_ClassicLoadBalancer_AdoptsUntilAllTasksAreRunning(int running, string? code)
    {
        var service = Primary(Later, null) with { RunningCount = running };

        Assert.Equal(code, (service.Decide(Waiting) as PreflightVerdict.Refuse)?.Code.Name);
    }

    [Fact]
    public void Decide_RollbackWithFailedDeploymentListed_RefusesOrAdopts()
    {
        var failed = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = Later };
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), failed);

        service.Decide(NotWaiting).AssertRefused(
            ResultCode.RolledBack,
            "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z, and ECS is rolling back to ecs-svc/1. This schedule does not retry.");
        Assert.Equal(new PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, Later), service.Decide(Waiting));
    }

    [Fact]
    public void Decide_RollbackReportedOnlyByEvent_RefusesOrAdopts()
    {
        var service = WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later));

        AssertRolledBack(service.Decide(NotWaiting));
        Assert.Equal(new PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, Scheduled), service.Decide(Waiting));
    }

    [Fact]
    public void Decide_FailureBeforeScheduledTime_Proceeds() =>
        WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Scheduled - TimeSpan.FromTicks(1))).Decide(NotWaiting).AssertProceeds();

    [Fact]
    public void Decide_FailureAtScheduledTime_RefusesAsRolledBack() =>
        AssertRolledBack(WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Scheduled)).Decide(NotWaiting));

    [Fact]
    public void Decide_UnrelatedEvents_Proceeds() =>
        WithEvents(new ServiceEvent(Later, "(service orders) has reached a steady state.")).Decide(NotWaiting).AssertProceeds();

    /// <summary>A deployment created earlier may fail after the scheduled time.</summary>
    [Fact]
    public void Decide_FailureOfOlderDeployment_Proceeds()
    {
        var earlier = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = Scheduled.AddMinutes(-5) };
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed), earlier) with
        {
            Events = [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later)],
        };

        service.Decide(NotWaiting).AssertProceeds();
    }

    /// <summary>The rollback can fail as well, and its event is the newest one.</summary>
    [Fact]
    public void Decide_FailedRollback_NamesDeploymentOfSchedule()
    {
        var service = WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.PreviousDeploymentId, Later.AddMinutes(3)), ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later));

        AssertRolledBack(service.Decide(NotWaiting));
    }

    /// <summary>A rollback can give the previous deployment a new creation time, so that it looks like the restart.</summary>
    [Theory]
    [InlineData("listed", "reason", true)]
    [InlineData("named", "rollback", true)]
    [InlineData("named", "reason", true)]
    [InlineData("named", "configuration", true)]
    [InlineData("listed", "configuration", true)]
    [InlineData("unnamed", "rollback", false)]
    [InlineData("unnamed", "configuration", false)]
    [InlineData("none", "rollback", false)]
    [InlineData("none", "reason", false)]
    public void Decide_RestoredWithNewCreationTime_RefusesAsRolledBack(string failure, string sign, bool isNamed)
    {
        var service = Restored(failure, sign, Later.AddMinutes(3));

        var refused = Assert.IsType<PreflightVerdict.Refuse>(service.Decide(NotWaiting));

        Assert.Same(ResultCode.RolledBack, refused.Code);
        Assert.StartsWith(isNamed ? "Deployment ecs-svc/2 failed after" : "A deployment failed after", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(isNamed, service.Decide(Waiting) is PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, _));
        Assert.Equal(!isNamed, service.Decide(Waiting) is PreflightVerdict.Refuse);
    }

    /// <summary>The previous deployment can become PRIMARY under a new ID and creation time, while events and reasons name its old ID.</summary>
    [Theory]
    [InlineData("event", RolloutState.InProgress)]
    [InlineData("event", RolloutState.Completed)]
    [InlineData("event", null)]
    [InlineData("event without a failure", RolloutState.Completed)]
    [InlineData("reason", RolloutState.InProgress)]
    public void Decide_RestoredUnderNewId_RefusesAsRolledBack(string sign, RolloutState? state)
    {
        var restoredAt = Later.AddMinutes(3);
        var restored = ServiceSnapshots.Primary("ecs-svc/77", state) with
        {
            CreatedAt = restoredAt,
            RolloutStateReason = sign == "reason" ? "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1." : null,
        };
        ServiceEvent rollback = new(restoredAt.AddSeconds(1), "(service orders) rolling back to deployment ecs-svc/1.");
        var service = ServiceSnapshots.Service("orders", restored) with
        {
            Events = sign switch
            {
                "event" => [rollback, ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, restoredAt)],
                "event without a failure" => [rollback],
                _ => [],
            },
        };

        service.Decide(NotWaiting).AssertRefused(ResultCode.RolledBack);
        Assert.Equal(sign == "event", service.Decide(Waiting) is PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, _));
        Assert.Equal(sign != "event", service.Decide(Waiting) is PreflightVerdict.Refuse);
    }

    /// <summary>A failure well before PRIMARY was created did not cause PRIMARY, whatever the events name.</summary>
    [Theory]
    [InlineData("(service orders) rolling back.", "(service orders) deployment failed: tasks failed to start.")]
    [InlineData(null, "(service orders) (deployment ecs-svc/2) deployment failed: tasks failed to start.")]
    [InlineData(null, "(service orders) deployment failed: alarm detected.")]
    public void Decide_NewerDeploymentAfterFailure_RefusesAsAlreadyRestarted(string? rollback, string failure)
    {
        ServiceEvent[] rollbacks = rollback is null ? [] : [new(Later, rollback)];
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer, RolloutState.Completed) with { CreatedAt = Later.AddMinutes(5) }) with
        {
            Events = [.. rollbacks, new(Later, failure)],
        };

        service.Decide(NotWaiting).AssertRefused(ResultCode.AlreadyRestarted);
    }

    /// <summary>The earliest and the latest possible date.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3_155_378_975_999_999_999)]
    public void Decide_DateAtLimit_ReturnsVerdict(long ticks)
    {
        var moment = new DateTimeOffset(ticks, TimeSpan.Zero);
        var service = Primary(moment, RolloutState.Completed) with { Events = [new(moment, "(service orders) rolling back to deployment ecs-svc/2.")] };

        service.Decide(new RestartRequest { ScheduledTime = DateTimeOffset.MinValue }).AssertRefused(ResultCode.RolledBack);
        Primary(moment, RolloutState.Completed).Decide(new RestartRequest { ScheduledTime = DateTimeOffset.MinValue }).AssertRefused(ResultCode.AlreadyRestarted);
    }

    /// <summary>The previous deployment is restored with its original creation time.</summary>
    [Theory]
    [InlineData("unnamed", "rollback")]
    [InlineData("unnamed", "configuration")]
    [InlineData("none", "rollback")]
    public void Decide_RestoredWithOldCreationTimeAndNoId_RefusesAsRolledBack(string failure, string sign) =>
        Restored(failure, sign, ServiceSnapshots.CreatedAt(ServiceSnapshots.PreviousDeploymentId)).Decide(Waiting).AssertRefused(ResultCode.RolledBack);

    [Fact]
    public void Decide_FailedRollbackWithNewCreationTime_RefusesAsRolloutFailed()
    {
        var service = Restored("named", "rollback", Later.AddMinutes(3));
        var failed = service with { Deployments = [service.Deployments[0] with { RolloutState = RolloutState.Failed }] };

        failed.Decide(NotWaiting).AssertRefused(
            ResultCode.RolloutFailed,
            "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z, and so did the rollback to ecs-svc/1. "
            + "This schedule does not retry.");
    }

    /// <summary>The restart completed, a later release failed, and ECS rolled back to the restart.</summary>
    [Fact]
    public void Decide_LaterFailureRolledBackToRestart_RefusesAsAlreadyRestarted()
    {
        var service = Primary(Later, RolloutState.Completed) with
        {
            Events =
            [
                new(Later.AddMinutes(5), "(service orders) rolling back to deployment ecs-svc/2."),
                ServiceSnapshots.Failed(ServiceSnapshots.Newer, Later.AddMinutes(5)),
                new(Later.AddMinutes(1), "(service orders) (deployment ecs-svc/2) deployment completed."),
            ],
        };

        service.Decide(Waiting).AssertRefused(ResultCode.AlreadyRestarted);
    }

    /// <summary>The restart failed and was rolled back. A later deployment by a user replaced the tasks.</summary>
    [Fact]
    public void Decide_NewerDeploymentAfterRollback_RefusesAsAlreadyRestarted()
    {
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer, RolloutState.Completed) with { CreatedAt = Later.AddMinutes(5) }) with
        {
            CircuitBreakerRollsBack = true,
            Events = [new(Later.AddMinutes(2), "(service orders) rolling back to deployment ecs-svc/1."), ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later.AddMinutes(2))],
        };

        service.Decide(NotWaiting).AssertRefused(ResultCode.AlreadyRestarted);
    }

    [Fact]
    public void Decide_RollbackOfEarlierDeployment_Proceeds()
    {
        var earlier = ServiceSnapshots.Active("ecs-svc/9", RolloutState.Failed) with { CreatedAt = Scheduled.AddMinutes(-5) };
        var restored = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed) with { CreatedAt = Later };
        var service = ServiceSnapshots.Service("orders", restored, earlier) with
        {
            Events = [new(Later, "(service orders) rolling back to deployment ecs-svc/1."), ServiceSnapshots.Failed("ecs-svc/9", Later)],
        };

        service.Decide(NotWaiting).AssertProceeds();
    }

    /// <summary>A service whose previous deployment is PRIMARY again after the restart failed, which the response shows in different ways.</summary>
    private static ServiceSnapshot Restored(string failure, string sign, DateTimeOffset createdAt)
    {
        var restored = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, sign == "reason" ? RolloutState.InProgress : RolloutState.Completed) with
        {
            CreatedAt = createdAt,
            RolloutStateReason = sign == "reason" ? "ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1." : null,
        };
        var failed = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = Later };
        ServiceEvent[] rollback = sign == "rollback" ? [new(Later.AddMinutes(3), "(service orders) rolling back to deployment ecs-svc/1.")] : [];
        ServiceEvent[] failures = failure switch
        {
            "named" => [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later.AddMinutes(3))],
            "unnamed" => [new(Later.AddMinutes(3), "(service orders) deployment failed: tasks failed to start.")],
            _ => [],
        };
        return ServiceSnapshots.Service("orders", failure == "listed" ? [restored, failed] : [restored]) with
        {
            CircuitBreakerRollsBack = sign == "configuration",
            Events = [.. rollback, .. failures],
        };
    }

    private static void AssertRolledBack(PreflightVerdict verdict) => verdict.AssertRefused(
        ResultCode.RolledBack,
        "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z, and ECS rolled back. This schedule does not retry.");

    private static ServiceSnapshot Primary(DateTimeOffset createdAt, RolloutState? state) =>
        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId, state) with { CreatedAt = createdAt });

    private static ServiceSnapshot WithEvents(params ServiceEvent[] events) => ServiceSnapshots.Healthy("orders") with { Events = events };
}
