using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class ScheduledRestartTests
{
    /// <summary>When the schedule fired; it is now ten minutes later.</summary>
    private static readonly DateTimeOffset Scheduled = ServiceSnapshots.Start.AddMinutes(-10);

    private static readonly DateTimeOffset Later = Scheduled.AddMinutes(2);

    private static readonly RestartRequest Waiting = new() { ScheduledTime = Scheduled, Wait = true };

    private static readonly RestartRequest NotWaiting = new() { ScheduledTime = Scheduled };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_CompletedSinceTheScheduledTime_IsAlreadyRestarted(bool wait) =>
        Primary(Later, RolloutState.Completed).Judge(wait ? Waiting : NotWaiting).AssertRefused(
            ResultCode.AlreadyRestarted,
            "Deployment ecs-svc/2 began at 2026-11-21T04:52:00Z, after the scheduled time 2026-11-21T04:50:00Z.");

    [Fact]
    public void Judge_DeploymentAtTheScheduledTime_IsTheSchedules() =>
        Primary(Scheduled, RolloutState.Completed).Judge(NotWaiting).AssertRefused(ResultCode.AlreadyRestarted);

    [Fact]
    public void Judge_DeploymentBeforeTheScheduledTime_IsNotTheSchedules() =>
        Primary(Scheduled - TimeSpan.FromTicks(1), RolloutState.Completed).Judge(NotWaiting).AssertClear();

    [Fact]
    public void Judge_NoScheduledTime_RestartsAnyway() =>
        Primary(Later, RolloutState.Completed).Judge(new RestartRequest { Wait = true }).AssertClear();

    [Fact]
    public void Judge_StillUnderWayAndNobodyWaits_IsAlreadyRestarted() =>
        Primary(Later, RolloutState.InProgress).Judge(NotWaiting).AssertRefused(
            ResultCode.AlreadyRestarted,
            "Deployment ecs-svc/2 began at 2026-11-21T04:52:00Z, after the scheduled time 2026-11-21T04:50:00Z, and is still under way.");

    [Theory]
    [InlineData(RolloutState.InProgress)]
    [InlineData(RolloutState.Failed)]
    public void Judge_NotCompletedAndWaiting_IsAdopted(RolloutState state) =>
        Assert.Equal(new PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, Later), Primary(Later, state).Judge(Waiting));

    [Fact]
    public void Judge_FailedAndNobodyWaits_IsRolloutFailed() =>
        Primary(Later, RolloutState.Failed).Judge(NotWaiting).AssertRefused(
            ResultCode.RolloutFailed,
            "Deployment ecs-svc/2 began at 2026-11-21T04:52:00Z, after the scheduled time 2026-11-21T04:50:00Z, and failed; "
            + "this schedule does not try again.");

    [Theory]
    [InlineData(4, "AlreadyRestarted")]
    [InlineData(3, null)]
    public void Judge_BehindAClassicLoadBalancer_IsAdoptedUntilAllTasksRun(int running, string? code)
    {
        var service = Primary(Later, null) with { RunningCount = running };

        Assert.Equal(code, (service.Judge(Waiting) as PreflightVerdict.Refuse)?.Code.Name);
    }

    [Fact]
    public void Judge_RolledBackWhileTheFailedOneIsListed_IsRolledBackOrAdopted()
    {
        var failed = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = Later };
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), failed);

        service.Judge(NotWaiting).AssertRefused(
            ResultCode.RolledBack,
            "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z and ECS is rolling back to ecs-svc/1; this schedule does not try again.");
        Assert.Equal(new PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, Later), service.Judge(Waiting));
    }

    [Fact]
    public void Judge_RolledBackAndOnlyAnEventTellsOfIt_IsRolledBackOrAdopted()
    {
        var service = WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later));

        AssertRolledBack(service.Judge(NotWaiting));
        Assert.Equal(new PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, Scheduled), service.Judge(Waiting));
    }

    [Fact]
    public void Judge_FailureBeforeTheScheduledTime_DoesNotCount() =>
        WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Scheduled - TimeSpan.FromTicks(1))).Judge(NotWaiting).AssertClear();

    [Fact]
    public void Judge_EventAtTheScheduledTime_Counts() =>
        AssertRolledBack(WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Scheduled)).Judge(NotWaiting));

    [Fact]
    public void Judge_EventsOfOtherThings_DoNotCount() =>
        WithEvents(new ServiceEvent(Later, "(service orders) has reached a steady state.")).Judge(NotWaiting).AssertClear();

    /// <summary>A deployment that somebody made earlier may fail only after the scheduled time.</summary>
    [Fact]
    public void Judge_FailureOfADeploymentThatIsOlderThanTheScheduledTime_DoesNotCount()
    {
        var earlier = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = Scheduled.AddMinutes(-5) };
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed), earlier) with
        {
            Events = [ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later)],
        };

        service.Judge(NotWaiting).AssertClear();
    }

    /// <summary>The rollback can fail as well, and its event is the newest.</summary>
    [Fact]
    public void Judge_RollbackThatFailedToo_IsAboutTheSchedulesDeployment()
    {
        var service = WithEvents(ServiceSnapshots.Failed(ServiceSnapshots.PreviousDeploymentId, Later.AddMinutes(3)), ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later));

        AssertRolledBack(service.Judge(NotWaiting));
    }

    /// <summary>A rollback can restore the former deployment with a new date, so that it looks as young as the schedule's own.</summary>
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
    public void Judge_RestoredWithANewDate_IsTheSchedulesFailure(string failure, string sign, bool isNamed)
    {
        var service = Restored(failure, sign, Later.AddMinutes(3));

        var refused = Assert.IsType<PreflightVerdict.Refuse>(service.Judge(NotWaiting));

        Assert.Same(ResultCode.RolledBack, refused.Code);
        Assert.StartsWith(isNamed ? "Deployment ecs-svc/2 failed after" : "A deployment failed after", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(isNamed, service.Judge(Waiting) is PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, _));
        Assert.Equal(!isNamed, service.Judge(Waiting) is PreflightVerdict.Refuse);
    }

    /// <summary>The former deployment can be PRIMARY again under a new ID and with a new date, while the texts name its former ID.</summary>
    [Theory]
    [InlineData("event", RolloutState.InProgress)]
    [InlineData("event", RolloutState.Completed)]
    [InlineData("event", null)]
    [InlineData("event without a failure", RolloutState.Completed)]
    [InlineData("reason", RolloutState.InProgress)]
    public void Judge_RestoredUnderANewId_IsTheSchedulesFailure(string sign, RolloutState? state)
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

        service.Judge(NotWaiting).AssertRefused(ResultCode.RolledBack);
        Assert.Equal(sign == "event", service.Judge(Waiting) is PreflightVerdict.Adopt(ServiceSnapshots.NewDeploymentId, _));
        Assert.Equal(sign != "event", service.Judge(Waiting) is PreflightVerdict.Refuse);
    }

    /// <summary>A failure well before PRIMARY was created is not why PRIMARY is there, whatever the events name.</summary>
    [Theory]
    [InlineData("(service orders) rolling back.", "(service orders) deployment failed: tasks failed to start.")]
    [InlineData(null, "(service orders) (deployment ecs-svc/2) deployment failed: tasks failed to start.")]
    [InlineData(null, "(service orders) deployment failed: alarm detected.")]
    public void Judge_NewerDeploymentAfterAFailure_IsAlreadyRestarted(string? rollback, string failure)
    {
        ServiceEvent[] rollbacks = rollback is null ? [] : [new(Later, rollback)];
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer, RolloutState.Completed) with { CreatedAt = Later.AddMinutes(5) }) with
        {
            Events = [.. rollbacks, new(Later, failure)],
        };

        service.Judge(NotWaiting).AssertRefused(ResultCode.AlreadyRestarted);
    }

    /// <summary>The earliest and the latest date that there is.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(3_155_378_975_999_999_999)]
    public void Judge_DateAtTheLimit_HasAVerdict(long ticks)
    {
        var moment = new DateTimeOffset(ticks, TimeSpan.Zero);
        var service = Primary(moment, RolloutState.Completed) with { Events = [new(moment, "(service orders) rolling back to deployment ecs-svc/2.")] };

        service.Judge(new RestartRequest { ScheduledTime = DateTimeOffset.MinValue }).AssertRefused(ResultCode.RolledBack);
        Primary(moment, RolloutState.Completed).Judge(new RestartRequest { ScheduledTime = DateTimeOffset.MinValue }).AssertRefused(ResultCode.AlreadyRestarted);
    }

    /// <summary>The same with the original date.</summary>
    [Theory]
    [InlineData("unnamed", "rollback")]
    [InlineData("unnamed", "configuration")]
    [InlineData("none", "rollback")]
    public void Judge_RestoredWithTheOldDateAndNoId_IsRolledBack(string failure, string sign) =>
        Restored(failure, sign, ServiceSnapshots.CreatedAt(ServiceSnapshots.PreviousDeploymentId)).Judge(Waiting).AssertRefused(ResultCode.RolledBack);

    [Fact]
    public void Judge_RollbackThatFailedWithANewDate_IsRolloutFailed()
    {
        var service = Restored("named", "rollback", Later.AddMinutes(3));
        var failed = service with { Deployments = [service.Deployments[0] with { RolloutState = RolloutState.Failed }] };

        failed.Judge(NotWaiting).AssertRefused(
            ResultCode.RolloutFailed,
            "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z, and so did the rollback to ecs-svc/1; "
            + "this schedule does not try again.");
    }

    /// <summary>The restart completed, a release failed afterwards, and ECS went back to the restart.</summary>
    [Fact]
    public void Judge_RestartThatALaterFailureWasRolledBackTo_IsAlreadyRestarted()
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

        service.Judge(Waiting).AssertRefused(ResultCode.AlreadyRestarted);
    }

    /// <summary>The restart failed and was rolled back; a person deployed afterwards, which did what the restart was meant to do.</summary>
    [Fact]
    public void Judge_NewerDeploymentAfterTheRollback_IsAlreadyRestarted()
    {
        var service = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.Newer, RolloutState.Completed) with { CreatedAt = Later.AddMinutes(5) }) with
        {
            CircuitBreakerRollsBack = true,
            Events = [new(Later.AddMinutes(2), "(service orders) rolling back to deployment ecs-svc/1."), ServiceSnapshots.Failed(ServiceSnapshots.NewDeploymentId, Later.AddMinutes(2))],
        };

        service.Judge(NotWaiting).AssertRefused(ResultCode.AlreadyRestarted);
    }

    [Fact]
    public void Judge_RollbackOfAnEarlierDeployment_IsNotTheSchedules()
    {
        var earlier = ServiceSnapshots.Active("ecs-svc/9", RolloutState.Failed) with { CreatedAt = Scheduled.AddMinutes(-5) };
        var restored = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed) with { CreatedAt = Later };
        var service = ServiceSnapshots.Service("orders", restored, earlier) with
        {
            Events = [new(Later, "(service orders) rolling back to deployment ecs-svc/1."), ServiceSnapshots.Failed("ecs-svc/9", Later)],
        };

        service.Judge(NotWaiting).AssertClear();
    }

    /// <summary>The former deployment is PRIMARY again since the schedule's failed, which the response shows in different ways.</summary>
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
        "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z and ECS rolled back; this schedule does not try again.");

    private static ServiceSnapshot Primary(DateTimeOffset createdAt, RolloutState? state) =>
        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId, state) with { CreatedAt = createdAt });

    private static ServiceSnapshot WithEvents(params ServiceEvent[] events) => ServiceSnapshots.Healthy("orders") with { Events = events };
}
