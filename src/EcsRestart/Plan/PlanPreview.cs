using System.Diagnostics;
using EcsRestart.Preflight;
using EcsRestart.Report;

namespace EcsRestart.Plan;

/// <summary>What a plan would do, for a dry run.</summary>
internal static class PlanPreview
{
    public static RestartResult Of(PlanStep step) => step switch
    {
        PlanStep.Settled(var result) => result,
        PlanStep.Restart restart => restart.Service.Result(ResultCode.DryRun, $"Would be restarted{InWave(restart)}. {Bounds(restart)}") with
        {
            Warnings = restart.Warnings is [] ? null : restart.Warnings,
        },
        PlanStep.Adopt adopt => adopt.Service.Result(
            ResultCode.DryRun,
            $"Would not be restarted but watched{InWave(adopt)}: an earlier run of this schedule started deployment {adopt.DeploymentId}."),
        _ => throw new UnreachableException(),
    };

    private static string InWave(PlanStep.Act act) => act.Options.Wave == 1 ? "" : $" in wave {act.Options.Wave}";

    private static string Bounds(PlanStep.Act act)
    {
        var tasks = ReportText.Count(act.Look.DesiredCount, "task");
        if (!act.Look.IsRolling)
            return $"{tasks} run on while a second set starts beside them.";

        var bounds = DeploymentArithmetic.Of(act.Look.DesiredCount, act.Look.MinimumHealthyPercent, act.Look.MaximumPercent);
        return $"ECS keeps at least {bounds.Minimum:N0} of {tasks} healthy and runs at most {bounds.Maximum:N0} at once.";
    }
}
