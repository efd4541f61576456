using EcsRestart.Results;
namespace EcsRestart.Plan;

/// <summary>Takes out of a plan what would never begin: the waves after one in which a task is refused.</summary>
internal static class HeldBack
{
    public static RestartPlan Apply(RestartPlan plan)
    {
        var refused = plan.Steps.OfType<PlanItem.Settled>()
            .Where(step => step is { Hold: not null, Result.Status: ResultStatus.Failed } && step.Result.Code != ResultCode.OutOfTime)
            .ToArray();
        return refused.Length > 0 && refused.MinBy(step => step.Hold?.Wave) is { Hold: { } hold, Result.Code: var code }
            ? new RestartPlan([.. plan.Steps.Select(step => Hold(step, hold, code))])
            : plan;
    }

    /// <summary>A rollout that an earlier run started has begun, and is followed all the same.</summary>
    private static PlanItem Hold(PlanItem step, BlockingTask hold, ResultCode code) => step switch
    {
        PlanItem.Restart restart when restart.Wave > hold.Wave => new PlanItem.Settled(RestartResult.For(restart.Service, ResultCode.Halted, hold.Sentence(code))),
        PlanItem.RunTask run when run.Wave > hold.Wave => new PlanItem.Settled(RestartResult.For(run.Task, ResultCode.Halted, hold.Sentence(code))),
        _ => step,
    };
}
