using System.Diagnostics;
using EcsRestart.Preflight;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>What a plan would do, for a dry run.</summary>
internal static class PlanPreview
{
    public static RestartResult Of(PlanStep step) => step switch
    {
        PlanStep.Settled(var result) => result,
        PlanStep.Restart restart => RestartResult.For(restart.Service, ResultCode.DryRun, $"Would be restarted{InWave(restart)}. {Bounds(restart)}") with
        {
            Warnings = restart.Warnings is [] ? null : restart.Warnings,
        },
        PlanStep.Adopt adopt => RestartResult.For(
            adopt.Service, ResultCode.DryRun,
            $"Would not be restarted but watched{InWave(adopt)}: an earlier run of this schedule started deployment {adopt.DeploymentId}."),
        PlanStep.RunTask run => RestartResult.For(run.Task, ResultCode.DryRun, $"Would be run{InWave(run)}: {Details(run)}.") with
        {
            Warnings = run.Warnings is [] ? null : run.Warnings,
        },
        _ => throw new UnreachableException(),
    };

    private static string InWave(PlanStep.Act act) => act.Wave == 1 ? "" : $" in wave {act.Wave}";

    /// <summary>Of overrides only the containers are named: commands and variables may hold what nobody is to read.</summary>
    private static string Details(PlanStep.RunTask run)
    {
        var definition = run.Definition.Arn[(run.Definition.Arn.LastIndexOf('/') + 1)..];
        var containers = run.Entry.Overrides.Count == 0 ? "" : $" with overrides of {string.Join(", ", run.Entry.Overrides.Select(change => change.Container))}";
        var end = run.Waits ? $"and watched for up to {ShortText.Duration(run.Entry.Timeout)}" : "and not waited for";
        return $"{ShortText.Count(run.Entry.Count, "task")} of {definition}{containers}, {end}";
    }

    private static string Bounds(PlanStep.OnService act)
    {
        var tasks = ShortText.Count(act.Look.DesiredCount, "task");
        if (!act.Look.IsRolling)
            return $"{tasks} run on while a second set starts beside them.";

        var bounds = DeploymentArithmetic.Of(act.Look.DesiredCount, act.Look.MinimumHealthyPercent, act.Look.MaximumPercent);
        return $"ECS keeps at least {bounds.Minimum:N0} of {tasks} healthy and runs at most {bounds.Maximum:N0} at once.";
    }
}
