using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>Takes a task from its turn to its result.</summary>
internal sealed class TaskSettler(
    TaskLauncher launcher, TaskWatch watch, EcsReads reads, FailureBrake brake, TimeProvider clock, IProgress<RunProgress>? progress)
{
    /// <inheritdoc cref="TaskLauncher.LaunchAsync"/>
    public async Task<RestartResult> SettleAsync(PlanStep.RunTask step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        switch (await launcher.LaunchAsync(step, stopping, cancellationToken))
        {
            case TaskAttempt.Ended(var result):
                return result;
            case TaskAttempt.Started(var run):
                progress?.Report(new RunProgress.TaskStarted(run));
                return step.Waits ? await FollowAsync(await DefineAsync(step, run, stopping)) : TaskResult.Of(run, null, [], TimeSpan.Zero);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Of a family alone ECS runs the latest revision, which may be another than was looked at.</summary>
    private async Task<TaskRun> DefineAsync(PlanStep.RunTask step, TaskRun run, CancellationToken stopping)
    {
        if (run.AtStart[0].TaskDefinitionArn is not { } arn || arn == step.Definition.Arn)
            return run;

        try
        {
            return await reads.DescribeTaskDefinitionAsync(arn, stopping) is EcsAnswer<TaskDefinitionSnapshot>.Ok(var definition)
                ? run with { EssentialContainers = definition.EssentialContainers }
                : run;
        }
        catch (OperationCanceledException)
        {
            return run;
        }
    }

    private async Task<RestartResult> FollowAsync(TaskRun run)
    {
        var verdict = await watch.VerdictAsync(run);
        if (verdict is TaskVerdict.Ended)
            brake.CountTaskFailure();
        return TaskResult.Of(run, verdict, watch.Seen(run), clock.GetElapsedTime(run.StartedAt));
    }
}
