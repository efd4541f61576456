using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Tests.Support;

namespace EcsRestart.Tests.Plan;

public sealed class RestartPlanTests
{
    [Fact]
    public void Waves_OfSteps_AreInOrderAndBeginWithWhatIsUnderWay()
    {
        var known = new PlanStep.Settled(RestartResult.Of("prod", "x", ResultCode.Duplicate, "Twice."));
        var adopt = new PlanStep.Adopt(Pictures.Ref("y"), new(), Pictures.Healthy("y"), 0, Pictures.Mine, Pictures.Start);

        var plan = new RestartPlan([InWave(20), known, InWave(1), InWave(3), adopt, InWave(20)]);

        Assert.Equal([[4, 2], [3], [0, 5]], plan.Waves);
    }

    [Fact]
    public void Waves_NothingToDo_AreNone() =>
        Assert.Empty(new RestartPlan([new PlanStep.Settled(RestartResult.Of("prod", "x", ResultCode.Duplicate, "Twice."))]).Waves);

    private static PlanStep.Restart InWave(int wave) => Pictures.Step("web") with { Options = new ServiceOptions { Wave = wave } };
}
