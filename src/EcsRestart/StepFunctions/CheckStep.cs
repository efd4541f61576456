using System.Collections.Concurrent;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Preflight;
using EcsRestart.Restart;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>The step <c>check</c>: polls the rollouts and tasks of a batch once.</summary>
internal sealed class CheckStep(EcsClients sites, RestartStep batches, TimeProvider clock, ILogger logger)
{
    private static readonly Verdict UnseenTask = new Verdict.Unverified("The state machine gave up before the task finished.");
    private static readonly Verdict UnseenRollout = new Verdict.Unverified("The state machine gave up before the rollout completed.");

    /// <param name="state">The result of the previous step; null when that step was lost.</param>
    /// <param name="error">The error of the previous step when it was lost.</param>
    /// <param name="stopping">Any of the stop signals of the step. After one, no more evidence is collected.</param>
    /// <param name="cancellationToken">Cancels calls in progress.</param>
    public async Task<BatchState> CheckAsync(
        BatchContext work, BatchState? state, StepError? error, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        state is null
            ? await batches.RecoverAsync(work, error, stop, stopping, cancellationToken)
            : await PollAsync(work, state, isLast: false, stopping, cancellationToken);

    /// <summary>
    /// Completes a batch whose steps were lost: polls it once more and stops watching rollouts that still have no verdict.
    /// </summary>
    /// <inheritdoc cref="CheckAsync"/>
    public async Task<RunTotals> FinishAsync(
        BatchContext work, StepError? error, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var recovered = await batches.RecoverAsync(work, error, stop, stopping, cancellationToken);
        var last = await PollAsync(work, recovered, isLast: true, stopping, cancellationToken);
        return last.Task is { } task && BatchTargets.Task(work, sites) is { } target
            ? TaskEnded(work, target, task, last.Checks, UnseenTask).Tally
            : last.Tally;
    }

    /// <param name="isLast">True when every rollout must have its verdict now.</param>
    private async Task<BatchState> PollAsync(
        BatchContext work, BatchState state, bool isLast, CancellationToken stopping, CancellationToken cancellationToken) => state switch
        {
            { Task: { } pending } when BatchTargets.Task(work, sites) is { } target =>
                await CheckTaskAsync(work, target, pending, state.Checks + 1, cancellationToken),
            { Rollouts: { } pending } => await CheckRolloutsAsync(work, state, pending, isLast, stopping, cancellationToken),
            _ => state,
        };

    private async Task<BatchState> CheckRolloutsAsync(
        BatchContext work,
        BatchState state,
        IReadOnlyList<PendingRollout> rollouts,
        bool isLast,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var targets = BatchTargets.Services(work, sites);
        var tally = state.Tally;
        var left = new List<PendingRollout>();
        var returning = rollouts.Where(pending => pending.ReturnBefore is not null).ToList();
        var seen = new ConcurrentBag<(PendingRollout Pending, RolloutObservation Observation)>();

        var watched = rollouts.Where(pending => pending.ReturnBefore is null).ToArray();
        var rollbacks = new StepRollback(new RolloutRollback(sites, clock), clock);
        if (!isLast)
        {
            var before = watched.Count(HasRequestedRollback);
            watched = await Task.WhenAll(watched.Select(pending => rollbacks.RequestAsync(
                pending, pending.ToRollout(targets[pending.Service], clock), stopping, cancellationToken)));
            tally = tally with { FailedRollouts = tally.FailedRollouts - before + watched.Count(HasRequestedRollback) };
        }

        // Unlike a run without steps, each step also describes the services. That is one call per batch, and the steps are further apart.
        var poll = new RolloutPoll(sites, work.Settings.FailsOnImageChange, clock, logger);
        await poll.PollAsync(
            [.. watched.Select(pending => (pending, pending.ToRollout(targets[pending.Service], clock), pending.History))],
            describesAll: true,
            (pending, observation) => seen.Add((pending, observation)),
            cancellationToken);
        foreach (var (pending, observation) in seen.OrderBy(one => one.Pending.Service))
        {
            var verdict = isLast && observation.Verdict is Verdict.InProgress ? observation.AtEnd(UnseenRollout) : observation.Verdict;
            if (verdict is Verdict.InProgress)
            {
                left.Add(pending.With(observation.History));
                continue;
            }

            if (work.Settings.RollsBackOnFailure && verdict is Verdict.Ended { Cause: { } cause } givenUp)
            {
                var (later, reason) = isLast ? (null, "The state machine gave up first.") : rollbacks.Decide(pending, observation, givenUp, cause);
                if (later is not null)
                {
                    left.Add(later);
                    continue;
                }

                verdict = givenUp.NotRolledBack(reason);
            }

            var result = await new RolloutEvidence(sites).ConcludeAsync(
                observation.Rollout, verdict, Elapsed(pending.StartedAt), stopping);
            tally = tally.With([new IndexedResult(work.Batch.At + pending.Service, logger.LogResult(result))]) with
            {
                FailedRollouts = tally.FailedRollouts + (pending.Rollback is null && verdict is Verdict.Ended { IsFailure: true } ? 1 : 0),
            };
            if (pending.ExtraTasks > 0 && !(observation.Service is { } last && ExtraTasks.AreGone(last)))
                returning.Add(pending with { ReturnBefore = clock.GetUtcNow() + observation.Rollout.Timeout });
        }

        var unreturned = (await StillThereAsync(returning, targets, stopping)).ToLookup(pending => isLast || clock.GetUtcNow() >= pending.ReturnBefore);
        tally = tally with { UnreturnedTasks = tally.UnreturnedTasks + unreturned[true].Sum(pending => pending.ExtraTasks) };
        return new BatchProgress(work, state.Checks + 1).Watching([.. left, .. unreturned[false]], tally.Warn(poll.Warnings));
    }

    private static bool HasRequestedRollback(PendingRollout pending) => pending.Rollback?.RequestedAt is not null;

    /// <summary>Returns the rollouts with a verdict whose old tasks are still running.</summary>
    private async Task<IReadOnlyList<PendingRollout>> StillThereAsync(
        IReadOnlyList<PendingRollout> returning, IReadOnlyList<Target.Named> targets, CancellationToken stopping)
    {
        if (returning is [])
            return [];

        var described = await new ServiceLookup(sites).DescribeAsync(returning.Select(pending => targets[pending.Service].Service), stopping);
        return [.. returning.Where(pending => !ExtraTasks.AreGone(described.GetValueOrDefault(targets[pending.Service].Service)))];
    }

    private async Task<BatchState> CheckTaskAsync(
        BatchContext work, TaskTarget target, PendingTask pending, int checks, CancellationToken cancellationToken)
    {
        var run = pending.ToRun(target.Task, target.Entry, clock);
        var running = pending.Tasks.Where(task => !task.IsStopped).Select(task => task.Arn).ToArray();
        var answer = await sites.Own.GlanceAtTasksAsync(run.Task.Cluster, running, cancellationToken);
        var now = PendingTask.Of(run, (answer as EcsResult<IReadOnlyList<TaskSnapshot>>.Ok)?.Value ?? [], clock);
        var verdict = TaskPolicy.Decide(run, now.Tasks, Elapsed(pending.StartedAt));
        if (verdict is Verdict.InProgress && answer is EcsResult<IReadOnlyList<TaskSnapshot>>.Failed(EcsFailure.Refused refused))
            verdict = new Verdict.Unverified($"The task could not be watched: {refused.Message}");

        return verdict is Verdict.InProgress
            ? new BatchProgress(work, checks).Watching(now)
            : TaskEnded(work, target, now, checks, verdict);
    }

    private BatchState TaskEnded(BatchContext work, TaskTarget target, PendingTask task, int checks, Verdict verdict)
    {
        var run = task.ToRun(target.Task, target.Entry, clock);
        var result = logger.LogResult(TaskResult.Of(run, verdict, task.Tasks, Elapsed(task.StartedAt)));
        return new BatchProgress(work, checks).TaskEnded(target, waits: true, result, failedTasks: verdict is Verdict.Ended ? 1 : 0);
    }

    private TimeSpan Elapsed(DateTimeOffset startedAt) => clock.GetUtcNow() - startedAt;
}
