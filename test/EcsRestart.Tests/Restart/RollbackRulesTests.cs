using EcsRestart.Ecs;
using EcsRestart.Restart;
using EcsRestart.Tests.Support;
using EcsRestart.Watch;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Restart;

public sealed class RollbackRulesTests
{
    [Theory]
    [InlineData(ServiceDeploymentStatus.Pending)]
    [InlineData(ServiceDeploymentStatus.InProgress)]
    public void Find_EveryConditionMet_ReturnsNoObstacle(ServiceDeploymentStatus status) =>
        Assert.Null(RollbackRules.Find(Facts(record: record => record with { Status = status })));

    [Fact]
    public void Find_AdoptedRollout_RefusesForGood() =>
        AssertFinal("An earlier run of this schedule started the deployment.", Facts(rollout => rollout with { IsAdopted = true }));

    [Fact]
    public void Find_ResponseLost_RefusesForGood() => AssertFinal(
        "The response to UpdateService was lost, so it is not certain that this run started the deployment.",
        Facts(rollout => rollout with { IsConfirmed = false }));

    [Fact]
    public void Find_PreviousDeploymentNotComplete_RefusesForGood()
    {
        const string Expected = "The previous deployment was not complete when the restart started.";
        AssertFinal(Expected, Facts(rollout => rollout with { Predecessor = new(PreviousDeploymentId, WasPrimary: false, HasSameTaskDefinition: true) }));
        AssertFinal(Expected, Facts(rollout => rollout with { Predecessor = null }));
    }

    [Fact]
    public void Find_OtherTaskDefinition_RefusesForGood() => AssertFinal(
        "The previous deployment had another task definition.",
        Facts(rollout => rollout with { Predecessor = new(PreviousDeploymentId, WasPrimary: true, HasSameTaskDefinition: false) }));

    [Fact]
    public void Find_NoRecord_RefusesForGood() => AssertFinal(
        "ECS returned no service-deployment record, and StopServiceDeployment requires one.", Facts(record: _ => null));

    [Fact]
    public void Find_RecordOfAnotherDeploymentOrService_RefusesForGood()
    {
        const string Expected = "The service-deployment record belongs to another deployment.";
        AssertFinal(Expected, Facts(record: _ => Records.Of("orders", Newer, "other")));
        AssertFinal(Expected, Facts(record: record => record with { Arn = Records.Arn("billing") }));
        AssertFinal(Expected, Facts(record: record => record with { Arn = "arn:aws:ecs:eu-central-1:1:service-deployment/dev/orders/mine" }));
        AssertFinal(Expected, Facts(record: record => record with { Arn = "arn:aws:ecs:eu-central-1:1:service/prod/orders/mine" }));
    }

    [Theory]
    [InlineData(ServiceDeploymentStatus.RollbackRequested, "The deployment is already being rolled back.")]
    [InlineData(ServiceDeploymentStatus.RollbackInProgress, "The deployment is already being rolled back.")]
    [InlineData(ServiceDeploymentStatus.StopRequested, "The deployment is no longer in progress.")]
    [InlineData(ServiceDeploymentStatus.Stopped, "The deployment is no longer in progress.")]
    [InlineData(ServiceDeploymentStatus.Successful, "The deployment is no longer in progress.")]
    [InlineData(ServiceDeploymentStatus.RollbackSuccessful, "The deployment is no longer in progress.")]
    [InlineData(ServiceDeploymentStatus.RollbackFailed, "The deployment is no longer in progress.")]
    [InlineData(null, "The deployment is no longer in progress.")]
    public void Find_OtherStatus_RefusesForNow(ServiceDeploymentStatus? status, string expected) =>
        AssertPassing(expected, Facts(record: record => record with { Status = status }));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Find_TriggeredMonitor_RefusesForNow(bool breaker, bool alarm) => AssertPassing(
        "The circuit breaker or an alarm has already ended the deployment.",
        Facts(record: record => record with { IsCircuitBreakerTriggered = breaker, IsAlarmTriggered = alarm }));

    [Fact]
    public void Find_WaitingHook_RefusesForNow() => AssertPassing(
        "The deployment waits for approval at a pause hook.", Facts(record: record => record with { WaitingHooks = [new(null, RollsBack: true)] }));

    [Fact]
    public void Find_ServiceNotDescribed_RefusesForNow() =>
        AssertPassing("DescribeServices did not show how many new tasks are running.", Facts(service: _ => null));

    [Fact]
    public void Find_NewerPrimary_RefusesForNow() => AssertPassing(
        "The deployment is no longer the PRIMARY deployment of the service.",
        Facts(service: service => service with { Deployments = [Primary(Newer), Active(NewDeploymentId, RolloutState.InProgress)] }));

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, null)]
    [InlineData(3, "BAKE_TIME")]
    [InlineData(3, "TEST_TRAFFIC_SHIFT")]
    [InlineData(3, "POST_PRODUCTION_TRAFFIC_SHIFT")]
    [InlineData(3, "CLEAN_UP")]
    public void Find_AllNewTasksRunning_RefusesForNow(int running, string? stage) =>
        AssertPassing("All desired new tasks are running.", Facts(Running(running), record => record with { LifecycleStage = stage }));

    [Theory]
    [InlineData(3, null)]
    [InlineData(0, "SCALE_UP")]
    [InlineData(3, "POST_SCALE_UP")]
    public void Find_NewTaskMissing_ReturnsNoObstacle(int running, string? stage) =>
        Assert.Null(RollbackRules.Find(Facts(Running(running), record => record with { LifecycleStage = stage })));

    private static ServiceSnapshot Running(int count) => Service("orders", Primary(NewDeploymentId) with { RunningCount = count }, Active(PreviousDeploymentId));

    private static RollbackFacts Facts(ServiceSnapshot service, Func<ServiceDeploymentSnapshot, ServiceDeploymentSnapshot> record) =>
        Facts(record: record) with { Service = service };

    private static RollbackFacts Facts(
        Func<Rollout, Rollout>? rollout = null,
        Func<ServiceDeploymentSnapshot, ServiceDeploymentSnapshot?>? record = null,
        Func<ServiceSnapshot, ServiceSnapshot?>? service = null)
    {
        var mine = Rollout("orders") with { IsConfirmed = true, Predecessor = new(PreviousDeploymentId, WasPrimary: true, HasSameTaskDefinition: true) };
        return new(
            rollout is null ? mine : rollout(mine),
            record is null ? Records.Mine("orders") : record(Records.Mine("orders")),
            service is null ? Running(1) : service(Running(1)));
    }

    private static void AssertFinal(string reason, RollbackFacts facts) => Assert.Equal(new RollbackObstacle(reason), RollbackRules.Find(facts));

    private static void AssertPassing(string reason, RollbackFacts facts) =>
        Assert.Equal(new RollbackObstacle(reason) { MayPass = true }, RollbackRules.Find(facts));
}
