using System.Collections.Concurrent;
using EcsRestart.Ecs;
using EcsRestart.Targets;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Steps;

/// <summary>The step <c>check</c>: looks once at what a batch started.</summary>
internal sealed class BatchCheck(EcsSites sites, BatchRestart batches, TimeProvider clock, ILogger logger)
{
    private static readonly TaskVerdict UnseenTask = new TaskVerdict.Unseen("The state machine gave up before the task ended.");
    private static readonly RolloutVerdict UnseenRollout = new RolloutVerdict.Unseen("The state machine gave up before the rollout was over.");

    /// <param name="state">What the step before said; null: that was lost.</param>
    /// <param name="error">Why it was.</param>
    /// <param name="stopping">Any of the step's stop signals: no evidence is gathered any more.</param>
    /// <param name="cancellationToken">Cuts off a call under way.</param>
    public async Task<BatchState> CheckAsync(
        BatchWork work, BatchState? state, StepError? error, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) => state switch
        {
            null => await batches.RecoverAsync(work, error, stop, stopping, cancellationToken),
            { Task: { } pending } when BatchTargets.Task(work, sites) is { } target => await CheckTaskAsync(work, target, pending, state.Checks + 1, cancellationToken),
            { Rollouts: { } pending } => await CheckRolloutsAsync(work, pending, state.Tally, state.Checks + 1, stopping, cancellationToken),
            _ => state,
        };

    /// <summary>Ends a batch of which nothing more will be heard: looks at it once more, and lets go of what has no verdict then.</summary>
    /// <inheritdoc cref="CheckAsync"/>
    public async Task<Tally> FinishAsync(
        BatchWork work, StepError? error, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var recovered = await batches.RecoverAsync(work, error, stop, stopping, cancellationToken);
        var last = await CheckAsync(work, recovered, error, stop, stopping, cancellationToken);
        if (last.Task is { } task && BatchTargets.Task(work, sites) is { } target)
            return TaskEnded(work, target, task, last.Checks, UnseenTask).Tally;

        var targets = BatchTargets.Services(work, sites);
        var unseen = (last.Rollouts ?? []).Select(pending => new PlacedResult(
            work.Batch.At + pending.Service,
            logger.ReportResult(RolloutResult.Of(ToRollout(pending, targets), UnseenRollout, null, Elapsed(pending.StartedAt)))));
        return last.Tally.With([.. unseen]);
    }

    private async Task<BatchState> CheckRolloutsAsync(
        BatchWork work, IReadOnlyList<PendingRollout> rollouts, Tally tally, int checks, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var targets = BatchTargets.Services(work, sites);
        var left = new List<PendingRollout>();
        var seen = new ConcurrentBag<(PendingRollout Pending, RolloutSight Sight)>();
        await new RolloutGlance(sites).LookAsync(rollouts, one => ToRollout(one, targets), (pending, sight) => seen.Add((pending, sight)), cancellationToken);
        foreach (var (pending, sight) in seen)
        {
            var elapsed = Elapsed(pending.StartedAt);
            var verdict = sight.Verdict(pending.History, elapsed);
            if (verdict is RolloutVerdict.Ongoing)
            {
                left.Add(pending.With(pending.History.After(sight, elapsed)));
                continue;
            }

            var result = await new RolloutEnd(new RolloutEvidence(sites)).ResultAsync(sight.Rollout, verdict, elapsed, stopping);
            tally = tally.With([new PlacedResult(work.Batch.At + pending.Service, logger.ReportResult(result))]) with
            {
                FailedRollouts = tally.FailedRollouts + (verdict is RolloutVerdict.Ended { IsFailure: true } ? 1 : 0),
            };
        }

        return new BatchProgress(work, checks).Watching([.. left.OrderBy(pending => pending.Service)], tally);
    }

    private async Task<BatchState> CheckTaskAsync(
        BatchWork work, TaskTarget target, PendingTask pending, int checks, CancellationToken cancellationToken)
    {
        var run = pending.ToRun(target.Task, target.Entry, clock);
        var running = pending.Tasks.Where(task => !task.IsStopped).Select(task => task.Arn).ToArray();
        var answer = await sites.Own.Reads.GlanceAtTasksAsync(run.Task.Cluster, running, cancellationToken);
        var now = PendingTask.Of(run, (answer as EcsAnswer<IReadOnlyList<TaskSnapshot>>.Ok)?.Value ?? [], clock);
        var verdict = TaskPolicy.Decide(run, now.Tasks, Elapsed(pending.StartedAt));
        if (verdict is TaskVerdict.Ongoing && answer is EcsAnswer<IReadOnlyList<TaskSnapshot>>.Failed(EcsFailure.Refused refused))
            verdict = new TaskVerdict.Unseen($"The task could not be watched: {refused.Message}");

        return verdict is TaskVerdict.Ongoing
            ? new BatchProgress(work, checks).Watching(now)
            : TaskEnded(work, target, now, checks, verdict);
    }

    private BatchState TaskEnded(BatchWork work, TaskTarget target, PendingTask task, int checks, TaskVerdict verdict)
    {
        var run = task.ToRun(target.Task, target.Entry, clock);
        var result = logger.ReportResult(TaskResult.Of(run, verdict, task.Tasks, Elapsed(task.StartedAt)));
        return new BatchProgress(work, checks).TaskEnded(target, waits: true, result, failedTasks: verdict is TaskVerdict.Ended ? 1 : 0);
    }

    private TimeSpan Elapsed(DateTimeOffset startedAt) => clock.GetUtcNow() - startedAt;

    private Rollout ToRollout(PendingRollout pending, IReadOnlyList<Target.Named> targets) =>
        pending.ToRollout(targets[pending.Service].Service, targets[pending.Service].Options, clock);
}
