using EcsRestart.Gates;
using EcsRestart.Plan;
using EcsRestart.Request;

namespace EcsRestart.Restart;

/// <summary>The steps before a wave starts: the pause after the previous wave and a read of the calendars.</summary>
internal sealed class WaveStart(
    RestartRequest request, StartGate gate, FailureBudget brake, FailedTaskGate failedTasks, TimeProvider clock, StopSignals stop)
{
    /// <summary>Why nothing starts; null when something may.</summary>
    public Outcome? ClosedReason => gate.Check();

    /// <param name="stopping">Any of the stop signals of the run.</param>
    public async Task PrepareAsync(IReadOnlyList<PlanItem.Executable> wave, bool isFirst, CancellationToken stopping)
    {
        if (!isFirst && request.PauseBetweenWaves > TimeSpan.Zero && MayStart(wave))
            await PauseAsync(wave[0].Wave, stopping);
        if (MayStart(wave))
            await gate.CheckAsync(stopping);
    }

    private bool MayStart(IReadOnlyList<PlanItem.Executable> wave) =>
        !brake.IsSpent && gate.Check() is null && wave.Any(step => step is not PlanItem.Adopt && failedTasks.HaltReason(step) is null);

    private async Task PauseAsync(int wave, CancellationToken stopping)
    {
        var pause = request.PauseBetweenWaves;
        if (clock.GetUtcNow() + pause >= stop.OutOfTimeAt)
        {
            gate.Close(new Outcome(
                ResultCode.OutOfTime,
                $"Not started: the pause of {TextFormat.Duration(pause)} before wave {wave} (pauseMinutes) does not fit into the remaining time. "
                + "Run the request with the state machine, which can wait for days."));
            return;
        }

        await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
