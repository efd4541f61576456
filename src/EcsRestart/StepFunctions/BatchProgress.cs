using EcsRestart.Discovery;
using EcsRestart.Restart;
using EcsRestart.Results;

namespace EcsRestart.StepFunctions;

/// <summary>How a batch goes on.</summary>
/// <param name="checks">How often it was checked.</param>
internal sealed class BatchProgress(BatchWork work, int checks)
{
    /// <summary>
    /// From one look to the next: at first as often as in a run without steps, later more seldom, since each look is paid for, and an
    /// execution of a day must stay below 25,000 events (AWS Step Functions Developer Guide, "Service quotas").
    /// </summary>
    private static readonly int[] WaitSeconds = [10, 10, 10, 15, 20, 30, 45, 60];

    /// <param name="rollouts">Those that have no verdict yet.</param>
    public BatchState Watching(IReadOnlyList<PendingRollout> rollouts, Tally tally) =>
        rollouts.Count == 0 ? Over(tally) : Waiting(tally) with { Rollouts = rollouts };

    public BatchState Watching(PendingTask task) => Waiting(Tally.Empty) with { Task = task };

    /// <param name="waits">Whether the task was waited for.</param>
    /// <param name="failedTasks">1 when it was, and failed.</param>
    public BatchState TaskEnded(TaskTarget target, bool waits, RestartResult result, int failedTasks = 0) => Over(new Tally
    {
        Results = [new PlacedResult(work.Batch.At, result)],
        FailedTasks = failedTasks,
        Stop = WaveGate.Closes(waits, result) ? new TaskStop(target.Task.Index, result.Code) : null,
    });

    private BatchState Waiting(Tally tally) => new()
    {
        At = work.Batch.At,
        WaitSeconds = WaitSeconds[Math.Min(checks, WaitSeconds.Length - 1)],
        Checks = checks,
        Tally = tally,
    };

    private BatchState Over(Tally tally) => new() { At = work.Batch.At, Checks = checks, Tally = tally.Fit(work.Share) };
}
