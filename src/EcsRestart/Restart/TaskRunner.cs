using System.Diagnostics;
using EcsRestart.Plan;
using EcsRestart.Results;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>Starts a task, watches it if requested, and returns its result.</summary>
internal sealed class TaskRunner(
    TaskLauncher launcher, TaskWatch watch, FailureBudget brake, TimeProvider clock, IProgress<RunProgress>? progress)
{
    /// <inheritdoc cref="TaskLauncher.LaunchAsync"/>
    public async Task<RestartResult> SettleAsync(PlanItem.RunTask step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        switch (await launcher.LaunchAsync(step, stopping, cancellationToken))
        {
            case Attempt<TaskRun>.Finished(var result):
                return result;
            case Attempt<TaskRun>.Started(var run):
                progress?.Report(new RunProgress.TaskStarted(run));
                return step.Waits ? await FollowAsync(run) : TaskResult.Of(run, null, [], TimeSpan.Zero);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<RestartResult> FollowAsync(TaskRun run)
    {
        var verdict = await watch.VerdictAsync(run);
        if (verdict is Verdict.Ended)
            brake.CountTaskFailure();
        return TaskResult.Of(run, verdict, watch.Seen(run), clock.GetElapsedTime(run.StartedAt));
    }
}
