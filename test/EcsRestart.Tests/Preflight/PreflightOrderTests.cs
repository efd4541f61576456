using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

/// <summary>The order of the preflight rules, tested with services that several rules would refuse.</summary>
public sealed class PreflightOrderTests
{
    private static readonly RestartRequest Scheduled = new()
    {
        ScheduledTime = ServiceSnapshots.Start.AddMinutes(-10),
        MinAge = TimeSpan.FromDays(30),
    };

    private static readonly RestartRequest Unscheduled = Scheduled with { ScheduledTime = null };

    private static readonly ServiceOptions Forced = new() { Force = true };

    /// <summary>A service with a young deployment in progress since the scheduled time, and minimumHealthyPercent 0.</summary>
    private static readonly ServiceSnapshot Restarted = ServiceSnapshots.JustStarted("orders") with
    {
        Deployments = [ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-9) }, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId)],
        MinimumHealthyPercent = 0,
        MaximumPercent = 100,
    };

    [Fact]
    public void Decide_DeletedAndExcluded_RefusesAsServiceNotActive() =>
        (Excluded(Restarted) with { Status = "INACTIVE" }).Decide(Scheduled).AssertRefused(ResultCode.ServiceNotActive);

    [Fact]
    public void Decide_UnsupportedControllerAndExcluded_RefusesAsUnsupportedController() =>
        (Excluded(Restarted) with { DeploymentController = "CODE_DEPLOY" }).Decide(Scheduled)
            .AssertRefused(ResultCode.UnsupportedController);

    [Fact]
    public void Decide_ExcludedAndAllOtherRules_RefusesAsOptedOut() =>
        (Excluded(Restarted) with { DesiredCount = 0 }).Decide(Scheduled).AssertRefused(ResultCode.OptedOut);

    [Theory]
    [InlineData(4)]
    [InlineData(0)]
    public void Decide_RestartedBySchedule_RefusesAsAlreadyRestartedInAnyState(int desired) =>
        (Restarted with { DesiredCount = desired }).Decide(Scheduled).AssertRefused(ResultCode.AlreadyRestarted);

    [Fact]
    public void Decide_RestartedByScheduleAndForce_RefusesAsAlreadyRestarted() =>
        Restarted.Decide(Scheduled, Forced with { AllowDowntime = true }).AssertRefused(ResultCode.AlreadyRestarted);

    [Fact]
    public void Decide_NothingRunningAndInProgress_RefusesAsNothingRunning() =>
        (Restarted with { DesiredCount = 0 }).Decide().AssertRefused(ResultCode.NothingRunning);

    [Fact]
    public void Decide_InProgressAndYoung_RefusesAsDeploymentInProgress() =>
        Restarted.Decide(Unscheduled).AssertRefused(ResultCode.DeploymentInProgress);

    [Fact]
    public void Decide_ForceAndYoung_RefusesAsRecentlyDeployed() =>
        Restarted.Decide(Unscheduled, Forced).AssertRefused(ResultCode.RecentlyDeployed);

    [Fact]
    public void Decide_ForceAndMinimumZero_RefusesAsWouldCauseDowntime() =>
        Restarted.Decide(options: Forced).AssertRefused(ResultCode.WouldCauseDowntime);

    [Fact]
    public void Decide_YoungAndMinimumZero_RefusesAsRecentlyDeployed() =>
        (ServiceSnapshots.Healthy("orders") with { MinimumHealthyPercent = 0 }).Decide(Scheduled).AssertRefused(ResultCode.RecentlyDeployed);

    [Fact]
    public void Decide_SeveralWarnings_ReturnsAll()
    {
        var service = Restarted with { HasCircuitBreaker = false, RunningCount = 3 };

        var clear = Assert.IsType<PreflightVerdict.Proceed>(service.Decide(options: Forced with { AllowDowntime = true }));

        Assert.Equal(4, clear.Warnings.Count);
    }

    private static ServiceSnapshot Excluded(ServiceSnapshot service) => ServiceSnapshots.Tagged(service, ExcludeTag.Key, "true");
}
