using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Plan;

public sealed class PlanPreviewTests
{
    private static readonly PlanItem.Restart Step = ServiceSnapshots.Step("orders");

    [Fact]
    public void Of_Restart_ReportsBounds()
    {
        var look = Step.Snapshot with { DesiredCount = 1_500, MinimumHealthyPercent = 50, MaximumPercent = 150 };

        var result = PlanPreview.Of(Step with { Snapshot = look });

        Assert.Equal(
            (ResultCode.DryRun, "Would be restarted. ECS keeps at least 750 of 1,500 tasks healthy and runs at most 2,250 at once."),
            (result.Code, result.Reason));
        Assert.Null(result.Warnings);
    }

    [Fact]
    public void Of_RestartInLaterWave_NamesWave() => Assert.StartsWith(
        "Would be restarted in wave 2. ",
        PlanPreview.Of(Step with { Options = new ServiceOptions { Wave = 2 } }).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Of_RestartWithSecondTaskSet_ReportsSecondSet() => Assert.Equal(
        "Would be restarted. ECS keeps 4 tasks running while it starts a second set of tasks.",
        PlanPreview.Of(Step with { Snapshot = Step.Snapshot with { UsesRollingUpdate = false } }).Reason);

    [Fact]
    public void Of_ARestartWithWarnings_GivesThem() =>
        Assert.Equal(["Careful."], PlanPreview.Of(Step with { Warnings = ["Careful."] }).Warnings);

    [Fact]
    public void Of_Adoption_NamesWatchedDeployment()
    {
        var options = new ServiceOptions { Wave = 3 };

        var result = PlanPreview.Of(new PlanItem.Adopt(Step.Service, options, Step.Snapshot, 0, ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start));

        Assert.Equal(
            "Would be watched in wave 3, not restarted: an earlier run of this schedule started deployment ecs-svc/2.", result.Reason);
        Assert.Same(ResultCode.DryRun, result.Code);
    }

    [Fact]
    public void Of_SettledItem_ReturnsItsResult()
    {
        var known = RestartResult.Of("prod", "orders", ResultCode.OptedOut, "Excluded.");

        Assert.Same(known, PlanPreview.Of(new PlanItem.Settled(known)));
    }
}
