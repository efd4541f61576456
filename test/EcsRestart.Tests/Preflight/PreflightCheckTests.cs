using EcsRestart.Ecs;
using EcsRestart.Preflight;
using EcsRestart.Request;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Preflight;

public sealed class PreflightCheckTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static readonly ServiceSnapshot Healthy = ServiceSnapshots.Healthy("orders");

    [Fact]
    public void Decide_HealthyService_IsClearWithoutWarnings() => Healthy.Judge().AssertClear();

    [Theory]
    [InlineData("DRAINING")]
    [InlineData("INACTIVE")]
    public void Decide_NotActive_IsRefusedAsDeleted(string status) => (Healthy with { Status = status }).Judge()
        .AssertRefused(ResultCode.ServiceNotActive, $"The service is {status}: it was deleted.");

    [Theory]
    [InlineData("CODE_DEPLOY", "aws deploy create-deployment")]
    [InlineData("EXTERNAL", "create a new task set")]
    public void Decide_ControllerThatEcsDoesNotForce_IsRefusedAndSaysWhatToDo(string controller, string remedy)
    {
        var service = Healthy with { DeploymentController = controller, Deployments = [] };

        var refused = Assert.IsType<PreflightVerdict.Refuse>(service.Judge());

        Assert.Same(ResultCode.UnsupportedController, refused.Code);
        Assert.Contains(remedy, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ExcludedByItsTag_IsOptedOut() =>
        ServiceSnapshots.Tagged(Healthy, ExcludeTag.Key, "true").Judge().AssertRefused(ResultCode.OptedOut, "Its tag ecs-restart:exclude is true.");

    [Fact]
    public void Decide_ExcludedUntilNow_IsClear() => ServiceSnapshots.Tagged(Healthy, ExcludeTag.Key, "2026-11-20").Judge().AssertClear();

    [Fact]
    public void Decide_DesiredCountZero_IsNothingRunning() => (Healthy with { DesiredCount = 0, RunningCount = 0 }).Judge()
        .AssertRefused(ResultCode.NothingRunning, "Its desired count is 0: there is no task to replace.");

    [Theory]
    [InlineData(5, "Deployment ecs-svc/2 is under way for 5 min; it replaces the tasks anyway.")]
    [InlineData(120, "Deployment ecs-svc/2 is under way for 2 h; it replaces the tasks anyway.")]
    public void Decide_UnderWay_IsDeploymentInProgress(int minutes, string sentence) =>
        UnderWay(TimeSpan.FromMinutes(minutes)).Judge().AssertRefused(ResultCode.DeploymentInProgress, sentence);

    [Fact]
    public void Decide_UnderWayForMoreThanTwoHours_IsStuck() =>
        UnderWay(TimeSpan.FromHours(2) + TimeSpan.FromTicks(1)).Judge().AssertRefused(
            ResultCode.DeploymentStuck,
            "Deployment ecs-svc/2 is under way for 2 h. See what holds it up, or restart with \"force\".");

    [Theory]
    [InlineData(5)]
    [InlineData(500)]
    public void Decide_UnderWayAndForced_IsClearWithAWarning(int minutes) =>
        UnderWay(TimeSpan.FromMinutes(minutes)).Judge(options: new ServiceOptions { Force = true })
            .AssertClear("Deployment ecs-svc/2 was still under way; the request forces another one.");

    [Fact]
    public void Decide_RollbackInProgress_SaysThatTheTasksStay()
    {
        var undone = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-10) };
        var former = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddYears(-1) };

        ServiceSnapshots.Service("orders", former, undone).Judge().AssertRefused(
            ResultCode.DeploymentInProgress, "Deployment ecs-svc/2 failed, and ECS is rolling back to ecs-svc/1. The running tasks are not replaced.");
    }

    [Theory]
    [InlineData(RolloutState.Completed)]
    [InlineData(RolloutState.Failed)]
    public void Decide_RolloutOverButOldTasksLeft_IsClear(RolloutState state) =>
        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, state), ServiceSnapshots.Active("ecs-svc/0")).Judge().AssertClear();

    [Theory]
    [InlineData(1, 4, false)]
    [InlineData(1, 3, false)]
    [InlineData(2, 4, true)]
    public void Decide_ClassicLoadBalancer_IsUnderWayWhileThereIsMoreThanOneDeployment(int deployments, int running, bool underWay)
    {
        var older = ServiceSnapshots.Active("ecs-svc/0", null) with { CreatedAt = default };
        DeploymentSnapshot[] listed = [ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, null), older];
        var verdict = (ServiceSnapshots.Service("orders", listed[..deployments]) with { RunningCount = running }).Judge();

        if (underWay)
            verdict.AssertRefused(ResultCode.DeploymentStuck);
        else
            verdict.AssertClear(running == 4 ? [] : ["Only 3 of 4 desired tasks run."]);
    }

    [Fact]
    public void Decide_NoPrimaryDeployment_IsClear() => ServiceSnapshots.Service("orders").Judge().AssertClear();

    [Fact]
    public void Decide_YoungerThanTheMinimumAge_IsRecentlyDeployed()
    {
        var request = new RestartRequest { MinAge = TimeSpan.FromDays(1) + Second };

        Healthy.Judge(request).AssertRefused(
            ResultCode.RecentlyDeployed, "Its deployment is 24 h old; the request leaves alone what is younger than 24 h.");
    }

    /// <summary>The clock of ECS can be ahead of this machine's.</summary>
    [Fact]
    public void Decide_CreatedInTheFuture_IsYoungOnlyWhereAMinimumAgeIsSet()
    {
        var ahead = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(9) });

        ahead.Judge().AssertClear();
        ahead.Judge(new RestartRequest { MinAge = Second }).AssertRefused(
            ResultCode.RecentlyDeployed, "Its deployment is 0.0 s old; the request leaves alone what is younger than 1.0 s.");
        UnderWay(-TimeSpan.FromMinutes(9)).Judge().AssertRefused(
            ResultCode.DeploymentInProgress, "Deployment ecs-svc/2 is under way for 0.0 s; it replaces the tasks anyway.");
    }

    [Fact]
    public void Decide_InProgressWhileItsTasksFail_DoesNotSayThatItReplacesThem()
    {
        var failing = ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-63), FailedTasks = 8 };

        ServiceSnapshots.Service("orders", failing, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId)).Judge().AssertRefused(
            ResultCode.DeploymentInProgress, "Deployment ecs-svc/2 has been in progress for 63 min; its last 8 tasks failed.");
    }

    /// <summary>PRIMARY says so in its reason, or an event does; its date can be new.</summary>
    [Theory]
    [InlineData("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.", null)]
    [InlineData("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/0.", null)]
    [InlineData(null, "(service orders) rolling back to deployment ecs-svc/1.")]
    public void Decide_RollbackInProgressWithANewDate_IsKnownByReasonOrEvent(string? reason, string? message)
    {
        var restored = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-1), RolloutStateReason = reason };
        var service = ServiceSnapshots.Service("orders", restored) with { Events = message is null ? [] : [new(ServiceSnapshots.Start.AddMinutes(-1), message)] };

        service.Judge().AssertRefused(
            ResultCode.DeploymentInProgress, "A deployment failed, and ECS is rolling back to ecs-svc/1. The running tasks are not replaced.");
    }

    [Fact]
    public void Decide_RollbackForHours_IsStuck()
    {
        var undone = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = ServiceSnapshots.Start.AddHours(-3) };

        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), undone).Judge().AssertRefused(
            ResultCode.DeploymentStuck,
            "Deployment ecs-svc/2 failed, and ECS is rolling back to ecs-svc/1. The newest deployment is 3 h old. "
            + "Find out what blocks the rollback, or set \"force\": true.");
    }

    [Fact]
    public void Decide_JustAsOldAsTheMinimumAge_IsClear() =>
        Healthy.Judge(new RestartRequest { MinAge = TimeSpan.FromDays(1) }).AssertClear();

    [Theory]
    [InlineData(4, 200, "all 4 tasks")]
    [InlineData(1, 200, "the only task")]
    [InlineData(1, 100, "the only task")]
    public void Decide_NoTaskKept_WouldCauseDowntime(int desired, int maximum, string tasks) =>
        Rolling(desired, 0, maximum).Judge().AssertRefused(
            ResultCode.WouldCauseDowntime,
            $"With minimumHealthyPercent 0 ECS may stop {tasks} before a new one runs. Raise it, or accept that with \"allowDowntime\".");

    [Fact]
    public void Decide_NoTaskKeptAndDowntimeAllowed_IsClearWithAWarning() =>
        Rolling(1, 0, 100).Judge(options: new ServiceOptions { AllowDowntime = true })
            .AssertClear("It may be without a running task for a while: minimumHealthyPercent is 0 and the request allows downtime.");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decide_NoTaskMayStopOrStart_WouldStall(bool allowDowntime) =>
        Rolling(1, 50, 100).Judge(options: new ServiceOptions { AllowDowntime = allowDowntime }).AssertRefused(
            ResultCode.WouldStall,
            "With 1 task, minimumHealthyPercent 50 and maximumPercent 100 ECS may neither stop an old task nor start a new one. "
            + "Lower the first or raise the second.");

    [Theory]
    [InlineData(4, 0, 100, "WouldCauseDowntime")]
    [InlineData(4, 50, 100, null)]
    [InlineData(1, 50, 100, "WouldStall")]
    public void Decide_Daemon_IsJudgedByItsOwnPercentages(int hosts, int minimum, int maximum, string? code) =>
        Assert.Equal(code, (Rolling(hosts, minimum, maximum).Judge() as PreflightVerdict.Refuse)?.Code.Name);

    [Theory]
    [InlineData(0, 200)]
    [InlineData(100, 100)]
    public void Decide_SecondSetBesideTheFirst_IsNotJudgedByPercentages(int minimum, int maximum) =>
        (Rolling(4, minimum, maximum) with { UsesRollingUpdate = false, HasCircuitBreaker = false }).Judge().AssertClear();

    [Fact]
    public void Decide_NoCircuitBreaker_IsClearWithAWarning() => (Healthy with { HasCircuitBreaker = false }).Judge()
        .AssertClear("It has no deployment circuit breaker: if the new tasks fail, ECS goes on trying and does not roll back.");

    [Fact]
    public void Decide_AlarmsWithoutCircuitBreaker_IsClearWithoutThatWarning() =>
        (Healthy with { HasCircuitBreaker = false, Alarms = new(["errors"], RollsBack: true) }).Judge().AssertClear();

    [Theory]
    [InlineData(1_200, 1_100, "Only 1,100 of 1,200 desired tasks run.")]
    [InlineData(1, 0, "Only 0 of 1 desired task run.")]
    public void Decide_FewerRunThanDesired_IsClearWithAWarning(int desired, int running, string warning) =>
        (Healthy with { DesiredCount = desired, RunningCount = running }).Judge().AssertClear(warning);

    [Fact]
    public void Decide_MoreRunThanDesired_IsClear() => (Healthy with { RunningCount = 5 }).Judge().AssertClear();

    private static ServiceSnapshot UnderWay(TimeSpan age)
    {
        var mine = ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = ServiceSnapshots.Start - age };
        return ServiceSnapshots.Service("orders", mine, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId));
    }

    private static ServiceSnapshot Rolling(int desired, int minimum, int maximum) => Healthy with
    {
        DesiredCount = desired,
        RunningCount = desired,
        MinimumHealthyPercent = minimum,
        MaximumPercent = maximum,
    };
}
