using EcsRestart.Gates;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>The step <c>report</c>: adds up the results of a round and returns the next round or the report.</summary>
internal sealed class ReportStep(CheckStep checks, Func<IChangeCalendars>? openCalendars, StepDeferral deferral, TimeProvider clock, ILogger logger)
{
    public async Task<RunState> RunAsync(RoundContext work, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var round = work.Rounds[work.Number];
        var lost = round.Batches.ExceptBy(work.Finished.Select(state => state.At), batch => batch.At);
        var found = await Task.WhenAll(lost.Select(batch => checks.FinishAsync(
            new BatchContext(work.Run, work.Settings, work.Options, batch, round.Share), work.Error, stop, stopping, cancellationToken)));
        var tally = work.Finished.Select(state => state.Tally).Concat(found).Aggregate(work.Tally, (sum, batch) => sum.Add(batch));

        return await Next(work).FromAsync(work.Number + 1, tally, new RunState(), stopping);
    }

    /// <summary>The step <c>next</c>: decides again after a pause.</summary>
    public Task<RunState> ContinueAsync(RoundContext work, CancellationToken stopping) =>
        Next(work).FromAsync(work.Number, work.Tally, new RunState(), stopping, wasPaused: true);

    private NextRound Next(RoundContext work) => new(work.Run, work.Settings, work.Options, work.Rounds, deferral, clock, logger)
    {
        Gate = new StartGate(work.Settings, openCalendars, clock) { State = work.Gate ?? new GateState() },
        Error = work.Error,
    };
}
