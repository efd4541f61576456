using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Targets;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Steps;

/// <summary>The step <c>check</c>: looks once at what a batch started.</summary>
internal sealed class BatchCheck(EcsSites sites, BatchRestart batches, TimeProvider clock, ILogger logger)
{
    /// <param name="stopping">Any of the step's stop signals: no evidence is gathered any more.</param>
    /// <param name="cancellationToken">Cuts off a call under way.</param>
    public async Task<BatchState> CheckAsync(StepInput input, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) => input.State switch
    {
        null => await batches.RecoverAsync(input, stop, stopping, cancellationToken),
        { Task: { } task } => await CheckTaskAsync(input, task, cancellationToken),
        { Rollouts: { } rollouts } state => await CheckRolloutsAsync(input, rollouts, state.Tally, stopping, cancellationToken),
        var over => over,
    };

    /// <summary>Ends a batch of which nothing more will be heard: looks at it once more, and lets go of what has no verdict then.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    public async Task<Tally> FinishAsync(StepInput input, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var recovered = await batches.RecoverAsync(input, stop, stopping, cancellationToken);
        var last = await CheckAsync(input with { State = recovered }, stop, stopping, cancellationToken);
        if (last.WaitSeconds == 0)
            return last.Tally;

        var unseen = new RolloutVerdict.Unseen("The state machine gave up before the rollout was over.");
        var targets = BatchTargets.Services(input.Batch!, input.Options!, sites);
        var placed = (last.Rollouts ?? []).Select(pending => new PlacedResult(
            input.Batch!.At + pending.Service, Logged(RolloutResult.Of(ToRollout(pending, targets), unseen, null, Elapsed(pending.StartedAt)))));
        return last.Task is { } task
            ? BatchProgress.TaskEnded(input, waits: true, TaskResult.Of(ToRun(input, task), UnseenTask, task.Tasks, Elapsed(task.StartedAt)), logger).Tally
            : last.Tally.With(placed);
    }

    private static TaskVerdict UnseenTask => new TaskVerdict.Unseen("The state machine gave up before the task ended.");

    private async Task<BatchState> CheckRolloutsAsync(
        StepInput input, IReadOnlyList<PendingRollout> rollouts, Tally tally, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var targets = BatchTargets.Services(input.Batch!, input.Options!, sites);
        var left = new List<PendingRollout>();
        foreach (var (pending, sight) in await new RolloutGlance(sites).LookAsync(rollouts, one => ToRollout(one, targets), cancellationToken))
        {
            var now = clock.GetUtcNow();
            var absentSince = sight.AbsentSince(pending.AbsentSince, now);
            var verdict = sight.Verdict(now - (absentSince ?? now), Elapsed(pending.StartedAt));
            if (verdict is RolloutVerdict.Ongoing)
            {
                left.Add(pending with { AbsentSince = absentSince });
                continue;
            }

            var result = await new RolloutEnd(new RolloutEvidence(sites)).ResultAsync(sight.Rollout, verdict, Elapsed(pending.StartedAt), stopping);
            tally = tally.With([new PlacedResult(input.Batch!.At + pending.Service, Logged(result))]) with
            {
                FailedRollouts = tally.FailedRollouts + (verdict is RolloutVerdict.Ended { IsFailure: true } ? 1 : 0),
            };
        }

        return BatchProgress.Of(input, [.. left.OrderBy(pending => pending.Service)], null, tally);
    }

    private async Task<BatchState> CheckTaskAsync(StepInput input, PendingTask pending, CancellationToken cancellationToken)
    {
        var run = ToRun(input, pending);
        var running = pending.Tasks.Where(task => !task.IsStopped).Select(task => task.Arn).ToArray();
        var answer = await sites.Own.Reads.GlanceAtTasksAsync(run.Task.Cluster, running, cancellationToken);
        var now = PendingTask.Of(run, (answer as EcsAnswer<IReadOnlyList<TaskSnapshot>>.Ok)?.Value ?? [], clock);
        var verdict = TaskPolicy.Decide(run, now.Tasks, Elapsed(pending.StartedAt));
        if (verdict is TaskVerdict.Ongoing && answer is EcsAnswer<IReadOnlyList<TaskSnapshot>>.Failed(EcsFailure.Refused refused))
            verdict = new TaskVerdict.Unseen($"The task could not be watched: {refused.Message}");
        if (verdict is TaskVerdict.Ongoing)
            return BatchProgress.Of(input, [], now, Tally.Empty);

        var ended = BatchProgress.TaskEnded(input, waits: true, TaskResult.Of(run, verdict, now.Tasks, Elapsed(pending.StartedAt)), logger);
        return verdict is TaskVerdict.Ended ? ended with { Tally = ended.Tally with { FailedTasks = 1 } } : ended;
    }

    private TimeSpan Elapsed(DateTimeOffset startedAt) => clock.GetUtcNow() - startedAt;

    private Rollout ToRollout(PendingRollout pending, IReadOnlyList<Target.Named> targets) =>
        pending.ToRollout(targets[pending.Service].Service, targets[pending.Service].Options, clock);

    private TaskRun ToRun(StepInput input, PendingTask pending)
    {
        var target = BatchTargets.Task(input.Batch!.Task!.Value, input.Settings!, sites);
        return pending.ToRun(target.Task, target.Entry, clock);
    }

    private RestartResult Logged(RestartResult result)
    {
        logger.ReportResult(result);
        return result;
    }
}
