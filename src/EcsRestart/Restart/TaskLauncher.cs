using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Watch;

namespace EcsRestart.Restart;

/// <summary>Runs a task once. Unlike UpdateService, RunTask has a client token, so a call without a response is repeated.</summary>
internal sealed class TaskLauncher(
    EcsClient site, FailureBudget brake, StartGate gate, RestartRequest request, string runId, TimeProvider clock, StopSignals stop)
{
    /// <summary>The delay before each retry of a failed call. Throttled calls do not count.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    /// <param name="stopping">Any of the stop signals of the run. After one, no call is sent.</param>
    /// <param name="cancellationToken">Cancels calls in progress.</param>
    public async Task<Attempt<TaskRun>> LaunchAsync(PlanItem.RunTask step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var clientToken = IdempotencyKey.Of(request, runId, step.Task.Place);
        DateTimeOffset? firstCallAt = null;
        EcsFailure? last = null;
        var mayHaveStarted = false;
        for (var faults = 0; ;)
        {
            if (!await TakeTurnAsync(stopping))
                return NotRun(step.Task, last, mayHaveStarted);

            await gate.RefreshAsync(stopping);
            if (stopping.IsCancellationRequested)
                return NotRun(step.Task, last, mayHaveStarted);

            if (brake.IsSpent && !mayHaveStarted)
                return new Attempt<TaskRun>.Finished(brake.Halt(step.Task));

            // A planned transition of a calendar has passed in the meantime.
            if (gate.IsStale)
                continue;

            if (gate.Check() is { } closed)
                return NotRun(step.Task, closed, last, mayHaveStarted);

            firstCallAt ??= clock.GetUtcNow();
            switch (await CallAsync(step, clientToken, cancellationToken))
            {
                case null:
                    return Ended(step.Task, ResultCode.OutOfTime, "The run was cut off during the call: ECS may have started the task.");

                case EcsResult<TaskLaunch>.Ok(var launch):
                    return await JudgeAsync(step, launch, firstCallAt.Value, stopping);

                case EcsResult<TaskLaunch>.Failed(EcsFailure.Refused refused):
                    return Ended(step.Task, refused.CodeForTask, refused.Message);

                case EcsResult<TaskLaunch>.Failed(EcsFailure.Throttled throttled):
                    last = throttled;
                    site.Budget.ClusterResourceModify.Drain();
                    break;

                case EcsResult<TaskLaunch>.Failed(var failure):
                    last = failure;
                    mayHaveStarted |= failure is EcsFailure.Unanswered;
                    if (faults == Pauses.Length)
                        return Ended(step.Task, failure.Code, $"{failure.Message}{Doubt(mayHaveStarted)}");

                    await PauseAsync(Pauses[faults++], stopping);
                    break;

                default:
                    throw new UnreachableException();
            }
        }
    }

    private async Task<bool> TakeTurnAsync(CancellationToken stopping)
    {
        try
        {
            await site.Budget.ClusterResourceModify.TakeAsync(stopping);
            await site.Budget.FargateLaunch.TakeAsync(stopping);
            return !stopping.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <returns>Null when the run was cut off.</returns>
    private async Task<EcsResult<TaskLaunch>?> CallAsync(PlanItem.RunTask step, string clientToken, CancellationToken cancellationToken)
    {
        try
        {
            return await site.Api.RunTaskAsync(step.Task, step.Entry, clientToken, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task<Attempt<TaskRun>> JudgeAsync(PlanItem.RunTask step, TaskLaunch launch, DateTimeOffset firstCallAt, CancellationToken stopping)
    {
        if (launch.Failures.Count == 0 && launch.Tasks.Count > 0)
        {
            var run = TaskRun.Of(step, launch, firstCallAt, clock);
            return new Attempt<TaskRun>.Started(step.Waits ? await DefineAsync(step, run, stopping) : run);
        }

        var reasons = launch.Failures.Distinct(StringComparer.Ordinal).Select(reason => TaskEvidence.Shorten(reason).TrimEnd('.'));
        var why = launch.Failures.Count == 0 ? "ECS gave no reason" : string.Join("; ", reasons);
        var rest = launch.Tasks.Count == 0 ? "" : " Those were left running.";
        var result = RestartResult.For(
            step.Task, ResultCode.TaskCouldNotStart, $"ECS started {launch.Tasks.Count} of {TextFormat.Count(step.Entry.Count, "task")}: {why}.{rest}");
        return new Attempt<TaskRun>.Finished(launch.Tasks.Count == 0 ? result : result with { Tasks = [.. launch.Tasks.Select(TaskReport.Of)] });
    }

    /// <summary>
    /// When the request names a family without a revision, ECS runs the latest one, which can be newer than the one that was checked.
    /// </summary>
    private async Task<TaskRun> DefineAsync(PlanItem.RunTask step, TaskRun run, CancellationToken stopping)
    {
        if (run.InitialTasks[0].TaskDefinitionArn is not { } arn || arn == step.Definition.Arn)
            return run;

        try
        {
            return await site.DescribeTaskDefinitionAsync(arn, stopping) is EcsResult<TaskDefinitionSnapshot>.Ok(var definition)
                ? run with { EssentialContainers = definition.EssentialContainers }
                : run;
        }
        catch (OperationCanceledException)
        {
            return run;
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <param name="last">Why the last call failed; null when there was no call.</param>
    private Attempt<TaskRun>.Finished NotRun(TaskRef task, EcsFailure? last, bool mayHaveStarted) => last switch
    {
        null => Ended(task, stop.TaskNotStarted.Code, stop.TaskNotStarted.Sentence),
        EcsFailure.Throttled when !mayHaveStarted => Ended(
            task, last.Code, $"ECS throttled every call until the run was out of time. The task was not started. {last.Message}"),
        _ => Ended(task, stop.TaskNotStarted.Code, $"There was no time for another call. {last.Message}{Doubt(mayHaveStarted)}"),
    };

    /// <summary>Returns the result when the gate closed after a call without a response: the task may be running.</summary>
    private static Attempt<TaskRun>.Finished NotRun(TaskRef task, Outcome closed, EcsFailure? last, bool mayHaveStarted) => mayHaveStarted && last is not null
        ? Ended(task, last.Code, $"{last.Message}{Doubt(mayHaveStarted)}")
        : Ended(task, closed.Code, closed.Sentence);

    private static string Doubt(bool mayHaveStarted) =>
        mayHaveStarted ? " ECS may have started the task. Check the cluster before you run it again." : " The task was not started.";

    private static Attempt<TaskRun>.Finished Ended(TaskRef task, ResultCode code, string sentence) => new(RestartResult.For(task, code, sentence));
}
