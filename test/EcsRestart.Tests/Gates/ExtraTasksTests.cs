using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Plan;
using static EcsRestart.Tests.Support.ServiceSnapshots;

namespace EcsRestart.Tests.Gates;

public sealed class ExtraTasksTests
{
    [Theory]
    [InlineData(4, 200, 4)]
    [InlineData(4, 150, 2)]
    [InlineData(3, 150, 1)]
    [InlineData(4, 100, 0)]
    [InlineData(4, 50, 0)]
    [InlineData(0, 200, 0)]
    public void Of_RollingUpdate_IsWhatMaximumPercentAllows(int desired, int maximumPercent, int expected) =>
        Assert.Equal(expected, ExtraTasks.Of(Healthy("a") with { DesiredCount = desired, MaximumPercent = maximumPercent }));

    [Fact]
    public void Of_SecondSetOfTasks_IsTheDesiredCount() =>
        Assert.Equal(4, ExtraTasks.Of(Healthy("a") with { UsesRollingUpdate = false, MaximumPercent = 100 }));

    [Fact]
    public void Of_Daemon_IsZero() => Assert.Equal(0, ExtraTasks.Of(Healthy("a") with { IsDaemon = true, MaximumPercent = 200 }));

    [Fact]
    public void Of_EarlySuccess_IsThatOfARollingUpdate() =>
        Assert.Equal(4, ExtraTasks.Of(Healthy("a") with { EarlySuccess = new EarlySuccess(50, DefersCleanup: true) }));

    public static TheoryData<bool, ServiceSnapshot> States => new()
    {
        { true, Complete("steady") },
        { false, JustStarted("started") },
        { false, Service("old tasks left", Primary(NewDeploymentId, RolloutState.Completed), Active(PreviousDeploymentId)) with { RunningCount = 5 } },
        { false, Service("rolling back", Primary(PreviousDeploymentId), Active(NewDeploymentId, RolloutState.Failed)) },
        { false, Service("rolled back, failed tasks left", Primary(PreviousDeploymentId, RolloutState.Completed), Active(NewDeploymentId, RolloutState.Failed)) },
        { true, RolledBack("rolled back") },
        { false, Service("failed, more than desired", Primary(NewDeploymentId, RolloutState.Failed), Active(PreviousDeploymentId)) with { RunningCount = 5 } },
        { true, Service("failed for good", Primary(NewDeploymentId, RolloutState.Failed), Active(PreviousDeploymentId)) },
        { false, Service("no state, two deployments", Primary(NewDeploymentId, null), Active(PreviousDeploymentId, null)) },
        { true, Service("no state", Primary(NewDeploymentId, null)) },
        { false, Service("no state, too many", Primary(NewDeploymentId, null)) with { PendingCount = 1 } },
        { true, JustStarted("deleted") with { Status = "DRAINING" } },
        { true, Service("gone") },
    };

    [Theory]
    [MemberData(nameof(States), DisableDiscoveryEnumeration = true)]
    public void AreGone_ServiceState_IsTrueOnceOldTasksAreGone(bool expected, ServiceSnapshot service) =>
        Assert.True(expected == ExtraTasks.AreGone(service), service.ServiceName);

    [Theory]
    [InlineData(10, 100, 12, 4)]
    [InlineData(2, 100, 8, 4)]
    [InlineData(10, 9, 9, 4)]
    [InlineData(10, 3, 4, 4)]
    public void ByWave_Plan_IsTheMostAtOnce(int mostInFlight, int limit, int first, int second)
    {
        var plan = new RestartPlan([Step("a"), Step("b"), Step("c"), Wave2(Step("d"))]);

        Assert.Equal([(1, first), (2, second)], ExtraTasks.ByWave(plan, mostInFlight, limit));
    }

    private static PlanItem.Restart Wave2(PlanItem.Restart step) => step with { Options = step.Options with { Wave = 2 } };
}
