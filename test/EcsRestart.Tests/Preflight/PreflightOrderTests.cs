using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

/// <summary>A service that several rules would refuse: which of them speaks.</summary>
public sealed class PreflightOrderTests
{
    private static readonly RestartRequest Scheduled = new()
    {
        ScheduledTime = ServiceSnapshots.Start.AddMinutes(-10),
        MinAge = TimeSpan.FromDays(30),
    };

    private static readonly RestartRequest Unscheduled = Scheduled with { ScheduledTime = null };

    private static readonly ServiceOptions Forced = new() { Force = true };

    /// <summary>Under way since the scheduled time, young, and in reach of an outage.</summary>
    private static readonly ServiceSnapshot Restarted = ServiceSnapshots.JustStarted("orders") with
    {
        Deployments = [ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-9) }, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId)],
        MinimumHealthyPercent = 0,
        MaximumPercent = 100,
    };

    [Fact]
    public void Decide_DeletedAndExcluded_IsNotActive() =>
        (Excluded(Restarted) with { Status = "INACTIVE" }).Judge(Scheduled).AssertRefused(ResultCode.ServiceNotActive);

    [Fact]
    public void Decide_OtherControllerAndExcluded_IsUnsupported() =>
        (Excluded(Restarted) with { DeploymentController = "CODE_DEPLOY" }).Judge(Scheduled)
            .AssertRefused(ResultCode.UnsupportedController);

    [Fact]
    public void Decide_ExcludedAndEverythingElse_IsOptedOut() =>
        (Excluded(Restarted) with { DesiredCount = 0 }).Judge(Scheduled).AssertRefused(ResultCode.OptedOut);

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public void Decide_RestartedBySchedule_IsAlreadyRestartedWhateverItsState(int desired) =>
        (Restarted with { DesiredCount = desired }).Judge(Scheduled).AssertRefused(ResultCode.AlreadyRestarted);

    [Fact]
    public void Decide_RestartedByScheduleAndForced_IsStillAlreadyRestarted() =>
        Restarted.Judge(Scheduled, Forced with { AllowDowntime = true }).AssertRefused(ResultCode.AlreadyRestarted);

    [Fact]
    public void Decide_NothingRunningAndUnderWay_IsNothingRunning() =>
        (Restarted with { DesiredCount = 0 }).Judge().AssertRefused(ResultCode.NothingRunning);

    [Fact]
    public void Decide_UnderWayAndYoung_IsInProgress() =>
        Restarted.Judge(Unscheduled).AssertRefused(ResultCode.DeploymentInProgress);

    [Fact]
    public void Decide_ForcedAndYoung_IsRecentlyDeployed() =>
        Restarted.Judge(Unscheduled, Forced).AssertRefused(ResultCode.RecentlyDeployed);

    [Fact]
    public void Decide_ForcedAndWithoutATaskKept_WouldCauseDowntime() =>
        Restarted.Judge(options: Forced).AssertRefused(ResultCode.WouldCauseDowntime);

    [Fact]
    public void Decide_YoungAndWithoutATaskKept_IsRecentlyDeployed() =>
        (ServiceSnapshots.Healthy("orders") with { MinimumHealthyPercent = 0 }).Judge(Scheduled).AssertRefused(ResultCode.RecentlyDeployed);

    [Fact]
    public void Decide_SeveralWarnings_AreAllGiven()
    {
        var service = Restarted with { HasCircuitBreaker = false, RunningCount = 3 };

        var clear = Assert.IsType<PreflightVerdict.Proceed>(service.Judge(options: Forced with { AllowDowntime = true }));

        Assert.Equal(4, clear.Warnings.Count);
    }

    private static ServiceSnapshot Excluded(ServiceSnapshot service) => ServiceSnapshots.Tagged(service, ExcludeTag.Key, "true");
}
