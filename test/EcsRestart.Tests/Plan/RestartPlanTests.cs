using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Plan;

public sealed class RestartPlanTests
{
    [Fact]
    public void Waves_MixedItems_AreInOrderWithRunningRolloutsFirst()
    {
        var known = new PlanItem.Settled(RestartResult.Of("prod", "x", ResultCode.Duplicate, "Twice."));
        var adopt = new PlanItem.Adopt(ServiceSnapshots.Ref("y"), new(), ServiceSnapshots.Healthy("y"), 0, ServiceSnapshots.NewDeploymentId, ServiceSnapshots.Start);

        var plan = new RestartPlan([InWave(20), known, InWave(1), InWave(3), adopt, InWave(20)]);

        Assert.Equal([[4, 2], [3], [0, 5]], plan.Waves);
    }

    [Fact]
    public void Waves_NothingToDo_AreNone() =>
        Assert.Empty(new RestartPlan([new PlanItem.Settled(RestartResult.Of("prod", "x", ResultCode.Duplicate, "Twice."))]).Waves);

    private static PlanItem.Restart InWave(int wave) => ServiceSnapshots.Step("web") with { Options = new ServiceOptions { Wave = wave } };
}
