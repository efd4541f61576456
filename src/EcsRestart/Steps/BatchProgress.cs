using EcsRestart.Report;
using EcsRestart.Restart;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Steps;

/// <summary>How a batch goes on.</summary>
internal static class BatchProgress
{
    /// <summary>
    /// From one look to the next: at first as often as in a run without steps, later more seldom, since each look is paid for, and an
    /// execution of a day must stay below 25,000 events (AWS Step Functions Developer Guide, "Service quotas").
    /// </summary>
    private static readonly int[] WaitSeconds = [10, 10, 10, 15, 20, 30, 45, 60];

    public static BatchState Of(StepInput input, IReadOnlyList<PendingRollout> rollouts, PendingTask? task, Tally tally)
    {
        var checks = input.State?.Checks + 1 ?? 0;
        var isOver = rollouts.Count == 0 && task is null;
        return new BatchState
        {
            At = input.Batch!.At,
            WaitSeconds = isOver ? 0 : WaitSeconds[Math.Min(checks, WaitSeconds.Length - 1)],
            Checks = checks,
            Rollouts = rollouts.Count == 0 ? null : rollouts,
            Task = task,
            Tally = isOver ? tally.Fit(input.Share ?? Tally.LargestResults) : tally,
        };
    }

    /// <param name="waits">Whether the task is waited for.</param>
    public static BatchState TaskEnded(StepInput input, bool waits, RestartResult result, ILogger logger)
    {
        logger.ReportResult(result);
        var tally = Tally.Empty.With([new PlacedResult(input.Batch!.At, result)]);
        return Of(input, [], null, WaveGate.Closes(waits, result) ? tally with { Stop = new TaskStop(input.Batch.Task!.Value, result.Code) } : tally);
    }
}
