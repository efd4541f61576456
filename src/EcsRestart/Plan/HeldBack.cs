using EcsRestart.Results;
namespace EcsRestart.Plan;

/// <summary>Takes out of a plan what would never begin: the waves after one in which a task is refused.</summary>
internal static class HeldBack
{
    public static RestartPlan Apply(RestartPlan plan)
    {
        var refused = plan.Steps.OfType<PlanStep.Settled>()
            .Where(step => step is { Hold: not null, Result.Status: ResultStatus.Failed } && step.Result.Code != ResultCode.OutOfTime)
            .ToArray();
        return refused.Length > 0 && refused.MinBy(step => step.Hold?.Wave) is { Hold: { } hold, Result.Code: var code }
            ? new RestartPlan([.. plan.Steps.Select(step => Hold(step, hold, code))])
            : plan;
    }

    /// <summary>A rollout that an earlier run started has begun, and is followed all the same.</summary>
    private static PlanStep Hold(PlanStep step, TaskHold hold, ResultCode code) => step switch
    {
        PlanStep.Restart restart when restart.Wave > hold.Wave => new PlanStep.Settled(RestartResult.For(restart.Service, ResultCode.Halted, hold.Sentence(code))),
        PlanStep.RunTask run when run.Wave > hold.Wave => new PlanStep.Settled(RestartResult.For(run.Task, ResultCode.Halted, hold.Sentence(code))),
        _ => step,
    };
}
