using EcsRestart.Discovery;
using EcsRestart.Restart;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>The progress of a batch after a step.</summary>
/// <param name="checks">The number of checks so far.</param>
internal sealed class BatchProgress(BatchContext work, int checks)
{
    /// <summary>
    /// The interval between two checks: short at first, as in a run without steps, and longer later. Each check costs money, and an
    /// execution of a day must stay below 25,000 events (AWS Step Functions Developer Guide, "Service quotas").
    /// </summary>
    private static readonly int[] WaitSeconds = [10, 10, 10, 15, 20, 30, 45, 60];

    /// <param name="rollouts">The rollouts that have no verdict yet.</param>
    public BatchState Watching(IReadOnlyList<PendingRollout> rollouts, RunTotals tally) =>
        rollouts.Count == 0 ? Over(tally)
        : rollouts.Any(rollout => rollout.Rollback is { RequestedAt: null }) ? Waiting(tally) with { Rollouts = rollouts, WaitSeconds = 1 }
        : Waiting(tally) with { Rollouts = rollouts };

    public BatchState Watching(PendingTask task) => Waiting(RunTotals.Empty) with { Task = task };

    /// <param name="waits">True when the run waited for the task.</param>
    /// <param name="failedTasks">1 when the run waited for the task and the task failed, else 0.</param>
    public BatchState TaskEnded(TaskTarget target, bool waits, RestartResult result, int failedTasks = 0) => Over(new RunTotals
    {
        Results = [new IndexedResult(work.Batch.At, result)],
        FailedTasks = failedTasks,
        Stop = FailedTaskGate.Closes(waits, result) ? new BlockerState(target.Task.Index, result.Code) : null,
    });

    private BatchState Waiting(RunTotals tally) => new()
    {
        At = work.Batch.At,
        WaitSeconds = WaitSeconds[Math.Min(checks, WaitSeconds.Length - 1)],
        Checks = checks,
        Tally = tally,
    };

    private BatchState Over(RunTotals tally) => new() { At = work.Batch.At, Checks = checks, Tally = tally.TrimToSize(work.Share) };
}
