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
    public void Decide_HealthyService_ProceedsWithoutWarnings() => Healthy.Decide().AssertProceeds();

    [Theory]
    [InlineData("DRAINING")]
    [InlineData("INACTIVE")]
    public void Decide_StatusNotActive_RefusesAsServiceNotActive(string status) => (Healthy with { Status = status }).Decide()
        .AssertRefused(ResultCode.ServiceNotActive, $"The service has been deleted (status {status}).");

    [Theory]
    [InlineData("CODE_DEPLOY", "aws deploy create-deployment")]
    [InlineData("EXTERNAL", "Create a new task set")]
    public void Decide_UnsupportedController_RefusesWithRemedy(string controller, string remedy)
    {
        var service = Healthy with { DeploymentController = controller, Deployments = [] };

        var refused = Assert.IsType<PreflightVerdict.Refuse>(service.Decide());

        Assert.Same(ResultCode.UnsupportedController, refused.Code);
        Assert.Contains(remedy, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Decide_ExcludeTag_RefusesAsOptedOut() =>
        ServiceSnapshots.Tagged(Healthy, ExcludeTag.Key, "true").Decide().AssertRefused(ResultCode.OptedOut, "The tag ecs-restart:exclude is true.");

    [Fact]
    public void Decide_ExpiredExcludeTag_Proceeds() => ServiceSnapshots.Tagged(Healthy, ExcludeTag.Key, "2026-11-20").Decide().AssertProceeds();

    [Fact]
    public void Decide_DesiredCountZero_RefusesAsNothingRunning() => (Healthy with { DesiredCount = 0, RunningCount = 0 }).Decide()
        .AssertRefused(ResultCode.NothingRunning, "The desired count is 0, so there is no task to replace.");

    [Theory]
    [InlineData(5, "Deployment ecs-svc/2 has been in progress for 5 min and is already replacing the tasks.")]
    [InlineData(120, "Deployment ecs-svc/2 has been in progress for 2 h and is already replacing the tasks.")]
    public void Decide_DeploymentInProgress_RefusesAsDeploymentInProgress(int minutes, string sentence) =>
        UnderWay(TimeSpan.FromMinutes(minutes)).Decide().AssertRefused(ResultCode.DeploymentInProgress, sentence);

    [Fact]
    public void Decide_InProgressForOverTwoHours_RefusesAsDeploymentStuck() =>
        UnderWay(TimeSpan.FromHours(2) + TimeSpan.FromTicks(1)).Decide().AssertRefused(
            ResultCode.DeploymentStuck,
            "Deployment ecs-svc/2 has been in progress for 2 h and looks stuck. Find out what blocks it, or set \"force\": true to start a new deployment.");

    [Theory]
    [InlineData(5)]
    [InlineData(500)]
    public void Decide_DeploymentInProgressAndForce_ProceedsWithWarning(int minutes) =>
        UnderWay(TimeSpan.FromMinutes(minutes)).Decide(options: new ServiceOptions { Force = true })
            .AssertProceeds("Deployment ecs-svc/2 was still in progress, but force is true, so a new deployment replaces it.");

    [Fact]
    public void Decide_RollbackInProgress_ReportsThatTasksAreNotReplaced()
    {
        var failed = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-10) };
        var previous = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddYears(-1) };

        ServiceSnapshots.Service("orders", previous, failed).Decide().AssertRefused(
            ResultCode.DeploymentInProgress, "Deployment ecs-svc/2 failed, and ECS is rolling back to ecs-svc/1. The running tasks are not replaced.");
    }

    [Theory]
    [InlineData(RolloutState.Completed)]
    [InlineData(RolloutState.Failed)]
    public void Decide_RolloutFinishedWithOldTasksLeft_Proceeds(RolloutState state) =>
        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, state), ServiceSnapshots.Active("ecs-svc/0")).Decide().AssertProceeds();

    [Theory]
    [InlineData(1, 4, false)]
    [InlineData(1, 3, false)]
    [InlineData(2, 4, true)]
    public void Decide_ClassicLoadBalancer_TreatsSeveralDeploymentsAsInProgress(int deployments, int running, bool inProgress)
    {
        var older = ServiceSnapshots.Active("ecs-svc/0", null) with { CreatedAt = default };
        DeploymentSnapshot[] listed = [ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, null), older];
        var verdict = (ServiceSnapshots.Service("orders", listed[..deployments]) with { RunningCount = running }).Decide();

        if (inProgress)
            verdict.AssertRefused(ResultCode.DeploymentStuck);
        else
            verdict.AssertProceeds(running == 4 ? [] : ["Only 3 of 4 desired tasks are running."]);
    }

    [Fact]
    public void Decide_NoPrimaryDeployment_Proceeds() => ServiceSnapshots.Service("orders").Decide().AssertProceeds();

    [Fact]
    public void Decide_YoungerThanMinAge_RefusesAsRecentlyDeployed()
    {
        var request = new RestartRequest { MinAge = TimeSpan.FromDays(1) + Second };

        Healthy.Decide(request).AssertRefused(
            ResultCode.RecentlyDeployed, "The current deployment is 24 h old; minAgeMinutes requires 24 h.");
    }

    /// <summary>The ECS clock can be ahead of this machine.</summary>
    [Fact]
    public void Decide_CreatedInFuture_TreatsAgeAsZero()
    {
        var ahead = ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId, RolloutState.Completed) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(9) });

        ahead.Decide().AssertProceeds();
        ahead.Decide(new RestartRequest { MinAge = Second }).AssertRefused(
            ResultCode.RecentlyDeployed, "The current deployment is 0.0 s old; minAgeMinutes requires 1.0 s.");
        UnderWay(-TimeSpan.FromMinutes(9)).Decide().AssertRefused(
            ResultCode.DeploymentInProgress, "Deployment ecs-svc/2 has been in progress for 0.0 s and is already replacing the tasks.");
    }

    [Fact]
    public void Decide_InProgressWithFailingTasks_ReportsFailedTasks()
    {
        var failing = ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-63), FailedTasks = 8 };

        ServiceSnapshots.Service("orders", failing, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId)).Decide().AssertRefused(
            ResultCode.DeploymentInProgress, "Deployment ecs-svc/2 has been in progress for 63 min, and its last 8 tasks failed.");
    }

    /// <summary>The rollout state reason or an event reports the rollback, and PRIMARY can have a new creation time.</summary>
    [Theory]
    [InlineData("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1.", null)]
    [InlineData("ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/0.", null)]
    [InlineData(null, "(service orders) rolling back to deployment ecs-svc/1.")]
    public void Decide_RollbackWithNewCreationTime_DetectsReasonOrEvent(string? reason, string? message)
    {
        var restored = ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId) with { CreatedAt = ServiceSnapshots.Start.AddMinutes(-1), RolloutStateReason = reason };
        var service = ServiceSnapshots.Service("orders", restored) with { Events = message is null ? [] : [new(ServiceSnapshots.Start.AddMinutes(-1), message)] };

        service.Decide().AssertRefused(
            ResultCode.DeploymentInProgress, "A deployment failed, and ECS is rolling back to ecs-svc/1. The running tasks are not replaced.");
    }

    [Fact]
    public void Decide_RollbackForHours_RefusesAsDeploymentStuck()
    {
        var failed = ServiceSnapshots.Active(ServiceSnapshots.NewDeploymentId, RolloutState.Failed) with { CreatedAt = ServiceSnapshots.Start.AddHours(-3) };

        ServiceSnapshots.Service("orders", ServiceSnapshots.Primary(ServiceSnapshots.PreviousDeploymentId), failed).Decide().AssertRefused(
            ResultCode.DeploymentStuck,
            "Deployment ecs-svc/2 failed, and ECS is rolling back to ecs-svc/1. The newest deployment is 3 h old. "
            + "Find out what blocks the rollback, or set \"force\": true.");
    }

    [Fact]
    public void Decide_ExactlyMinAge_Proceeds() =>
        Healthy.Decide(new RestartRequest { MinAge = TimeSpan.FromDays(1) }).AssertProceeds();

    [Theory]
    [InlineData(4, 200, "all 4 tasks before their replacements are")]
    [InlineData(1, 200, "the only task before its replacement is")]
    [InlineData(1, 100, "the only task before its replacement is")]
    public void Decide_MinimumZero_RefusesAsWouldCauseDowntime(int desired, int maximum, string tasks) =>
        Rolling(desired, 0, maximum).Decide().AssertRefused(
            ResultCode.WouldCauseDowntime,
            $"minimumHealthyPercent is 0, so ECS may stop {tasks} running. Raise it, or set \"allowDowntime\": true.");

    [Fact]
    public void Decide_MinimumZeroAndAllowDowntime_ProceedsWithWarning() =>
        Rolling(1, 0, 100).Decide(options: new ServiceOptions { AllowDowntime = true })
            .AssertProceeds("The service may have no running task for a while: minimumHealthyPercent is 0 and allowDowntime is true.");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Decide_NeitherStopNorStartAllowed_RefusesAsWouldStall(bool allowDowntime) =>
        Rolling(1, 50, 100).Decide(options: new ServiceOptions { AllowDowntime = allowDowntime }).AssertRefused(
            ResultCode.WouldStall,
            "ECS could neither stop an old task nor start a new one: desiredCount is 1, minimumHealthyPercent 50, maximumPercent 100. "
            + "Lower minimumHealthyPercent or raise maximumPercent.");

    [Theory]
    [InlineData(4, 0, 100, "WouldCauseDowntime")]
    [InlineData(4, 50, 100, null)]
    [InlineData(1, 50, 100, "WouldStall")]
    public void Decide_Daemon_UsesItsOwnPercentages(int hosts, int minimum, int maximum, string? code) =>
        Assert.Equal(code, (Rolling(hosts, minimum, maximum).Decide() as PreflightVerdict.Refuse)?.Code.Name);

    [Theory]
    [InlineData(0, 200)]
    [InlineData(100, 100)]
    public void Decide_BlueGreen_IgnoresPercentages(int minimum, int maximum) =>
        (Rolling(4, minimum, maximum) with { UsesRollingUpdate = false, HasCircuitBreaker = false }).Decide().AssertProceeds();

    [Fact]
    public void Decide_NoCircuitBreaker_ProceedsWithWarning() => (Healthy with { HasCircuitBreaker = false }).Decide()
        .AssertProceeds("The service has no deployment circuit breaker: if new tasks fail, ECS keeps retrying and does not roll back.");

    [Fact]
    public void Decide_AlarmsWithoutCircuitBreaker_ProceedsWithoutWarning() =>
        (Healthy with { HasCircuitBreaker = false, Alarms = new(["errors"], RollsBack: true) }).Decide().AssertProceeds();

    [Theory]
    [InlineData(1_200, 1_100, "Only 1,100 of 1,200 desired tasks are running.")]
    [InlineData(1, 0, "Only 0 of 1 desired task is running.")]
    public void Decide_FewerRunningThanDesired_ProceedsWithWarning(int desired, int running, string warning) =>
        (Healthy with { DesiredCount = desired, RunningCount = running }).Decide().AssertProceeds(warning);

    [Fact]
    public void Decide_MoreRunningThanDesired_Proceeds() => (Healthy with { RunningCount = 5 }).Decide().AssertProceeds();

    private static ServiceSnapshot UnderWay(TimeSpan age)
    {
        var deployment = ServiceSnapshots.Primary(ServiceSnapshots.NewDeploymentId) with { CreatedAt = ServiceSnapshots.Start - age };
        return ServiceSnapshots.Service("orders", deployment, ServiceSnapshots.Active(ServiceSnapshots.PreviousDeploymentId));
    }

    private static ServiceSnapshot Rolling(int desired, int minimum, int maximum) => Healthy with
    {
        DesiredCount = desired,
        RunningCount = desired,
        MinimumHealthyPercent = minimum,
        MaximumPercent = maximum,
    };
}
