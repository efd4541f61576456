using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class ScheduledRestartTests
{
    /// <summary>When the schedule fired; it is now ten minutes later.</summary>
    private static readonly DateTimeOffset Scheduled = Pictures.Start.AddMinutes(-10);

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
        Assert.Equal(new PreflightVerdict.Adopt(Pictures.Mine, Later), Primary(Later, state).Judge(Waiting));

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
        var failed = Pictures.Active(Pictures.Mine, RolloutState.Failed) with { CreatedAt = Later };
        var service = Pictures.Service("orders", Pictures.Primary(Pictures.Former), failed);

        AssertRolledBack(service.Judge(NotWaiting));
        Assert.Equal(new PreflightVerdict.Adopt(Pictures.Mine, Later), service.Judge(Waiting));
    }

    [Fact]
    public void Judge_RolledBackAndOnlyAnEventTellsOfIt_IsRolledBackOrAdopted()
    {
        var service = WithEvents(Pictures.Failed(Pictures.Mine, Later));

        AssertRolledBack(service.Judge(NotWaiting));
        Assert.Equal(new PreflightVerdict.Adopt(Pictures.Mine, Scheduled), service.Judge(Waiting));
    }

    [Fact]
    public void Judge_FailureBeforeTheScheduledTime_DoesNotCount() =>
        WithEvents(Pictures.Failed(Pictures.Mine, Scheduled - TimeSpan.FromTicks(1))).Judge(NotWaiting).AssertClear();

    [Fact]
    public void Judge_EventAtTheScheduledTime_Counts() =>
        AssertRolledBack(WithEvents(Pictures.Failed(Pictures.Mine, Scheduled)).Judge(NotWaiting));

    [Fact]
    public void Judge_EventsOfOtherThings_DoNotCount() =>
        WithEvents(new ServiceEvent(Later, "(service orders) has reached a steady state.")).Judge(NotWaiting).AssertClear();

    /// <summary>A deployment that somebody made earlier may fail only after the scheduled time.</summary>
    [Fact]
    public void Judge_FailureOfADeploymentThatIsOlderThanTheScheduledTime_DoesNotCount()
    {
        var earlier = Pictures.Active(Pictures.Mine, RolloutState.Failed) with { CreatedAt = Scheduled.AddMinutes(-5) };
        var service = Pictures.Service("orders", Pictures.Primary(Pictures.Former, RolloutState.Completed), earlier) with
        {
            Events = [Pictures.Failed(Pictures.Mine, Later)],
        };

        service.Judge(NotWaiting).AssertClear();
    }

    /// <summary>The rollback can fail as well, and its event is the newest.</summary>
    [Fact]
    public void Judge_RollbackThatFailedToo_IsAboutTheSchedulesDeployment()
    {
        var service = WithEvents(Pictures.Failed(Pictures.Former, Later.AddMinutes(3)), Pictures.Failed(Pictures.Mine, Later));

        AssertRolledBack(service.Judge(NotWaiting));
    }

    private static void AssertRolledBack(PreflightVerdict verdict) => verdict.AssertRefused(
        ResultCode.RolledBack,
        "Deployment ecs-svc/2 failed after the scheduled time 2026-11-21T04:50:00Z and ECS rolled back; this schedule does not try again.");

    private static ServiceSnapshot Primary(DateTimeOffset createdAt, RolloutState? state) =>
        Pictures.Service("orders", Pictures.Primary(Pictures.Mine, state) with { CreatedAt = createdAt });

    private static ServiceSnapshot WithEvents(params ServiceEvent[] events) => Pictures.Healthy("orders") with { Events = events };
}
