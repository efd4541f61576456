using System.Diagnostics;
using EcsRestart.Preflight;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>What a plan would do, for a dry run.</summary>
internal static class PlanPreview
{
    public static RestartResult Of(PlanItem step) => step switch
    {
        PlanItem.Settled(var result) => result,
        PlanItem.Restart restart => RestartResult.For(restart.Service, ResultCode.DryRun, $"Would be restarted{InWave(restart)}. {Bounds(restart)}") with
        {
            Warnings = restart.Warnings is [] ? null : restart.Warnings,
        },
        PlanItem.Adopt adopt => RestartResult.For(
            adopt.Service, ResultCode.DryRun,
            $"Would not be restarted but watched{InWave(adopt)}: an earlier run of this schedule started deployment {adopt.DeploymentId}."),
        PlanItem.RunTask run => RestartResult.For(run.Task, ResultCode.DryRun, $"Would be run{InWave(run)}: {Details(run)}.") with
        {
            Warnings = run.Warnings is [] ? null : run.Warnings,
        },
        _ => throw new UnreachableException(),
    };

    private static string InWave(PlanItem.Executable act) => act.Wave == 1 ? "" : $" in wave {act.Wave}";

    /// <summary>Of overrides only the containers are named: commands and variables may hold what nobody is to read.</summary>
    private static string Details(PlanItem.RunTask run)
    {
        var definition = run.Definition.Arn[(run.Definition.Arn.LastIndexOf('/') + 1)..];
        var containers = run.Entry.Overrides.Count == 0 ? "" : $" with overrides of {string.Join(", ", run.Entry.Overrides.Select(change => change.Container))}";
        var end = run.Waits ? $"and watched for up to {TextFormat.Duration(run.Entry.Timeout)}" : "and not waited for";
        return $"{TextFormat.Count(run.Entry.Count, "task")} of {definition}{containers}, {end}";
    }

    private static string Bounds(PlanItem.ForService act)
    {
        var tasks = TextFormat.Count(act.Snapshot.DesiredCount, "task");
        if (!act.Snapshot.UsesRollingUpdate)
            return $"{tasks} run on while a second set starts beside them.";

        var bounds = DeploymentBounds.Of(act.Snapshot.DesiredCount, act.Snapshot.MinimumHealthyPercent, act.Snapshot.MaximumPercent);
        return $"ECS keeps at least {bounds.Minimum:N0} of {tasks} healthy and runs at most {bounds.Maximum:N0} at once.";
    }
}
