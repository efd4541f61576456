using System.Diagnostics;
using EcsRestart.Preflight;
using EcsRestart.Results;

namespace EcsRestart.Plan;

/// <summary>Describes what a plan would do, for a dry run.</summary>
internal static class PlanPreview
{
    public static RestartResult Of(PlanItem item) => item switch
    {
        PlanItem.Settled(var result) => result,
        PlanItem.Restart restart => RestartResult.For(restart.Service, ResultCode.DryRun, $"Would be restarted{InWave(restart)}. {Bounds(restart)}") with
        {
            Warnings = restart.Warnings is [] ? null : restart.Warnings,
        },
        PlanItem.Adopt adopt => RestartResult.For(
            adopt.Service, ResultCode.DryRun,
            $"Would be watched{InWave(adopt)}, not restarted: an earlier run of this schedule started deployment {adopt.DeploymentId}."),
        PlanItem.RunTask run => RestartResult.For(run.Task, ResultCode.DryRun, $"Would be run{InWave(run)}: {Details(run)}.") with
        {
            Warnings = run.Warnings is [] ? null : run.Warnings,
        },
        _ => throw new UnreachableException(),
    };

    private static string InWave(PlanItem.Executable action) => action.Wave == 1 ? "" : $" in wave {action.Wave}";

    /// <summary>Overrides show only the container names, because commands and variables may contain secrets.</summary>
    private static string Details(PlanItem.RunTask run)
    {
        var definition = run.Definition.Arn[(run.Definition.Arn.LastIndexOf('/') + 1)..];
        var containers = run.Entry.Overrides.Count == 0 ? "" : $" with overrides for {string.Join(", ", run.Entry.Overrides.Select(container => container.Container))}";
        var end = run.Waits ? $"watched for up to {TextFormat.Duration(run.Entry.Timeout)}" : "not watched";
        return $"{TextFormat.Count(run.Entry.Count, "task")} of {definition}{containers}, {end}";
    }

    private static string Bounds(PlanItem.ForService action)
    {
        var tasks = TextFormat.Count(action.Snapshot.DesiredCount, "task");
        if (!action.Snapshot.UsesRollingUpdate)
            return $"ECS keeps {tasks} running while it starts a second set of tasks.";

        var bounds = DeploymentBounds.Of(action.Snapshot.DesiredCount, action.Snapshot.MinimumHealthyPercent, action.Snapshot.MaximumPercent);
        return $"ECS keeps at least {bounds.Minimum:N0} of {tasks} healthy and runs at most {bounds.Maximum:N0} at once.";
    }
}
