using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>The step <c>report</c>: adds up what a round came to, and says what is next.</summary>
internal sealed class ReportStep(CheckStep checks, StepDeferral deferral, TimeProvider clock, ILogger logger)
{
    public async Task<RunState> RunAsync(RoundContext work, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var round = work.Rounds[work.Number];
        var lost = round.Batches.ExceptBy(work.Finished.Select(state => state.At), batch => batch.At);
        var found = await Task.WhenAll(lost.Select(batch => checks.FinishAsync(
            new BatchContext(work.Run, work.Settings, work.Options, batch, round.Share), work.Error, stop, stopping, cancellationToken)));
        var tally = work.Finished.Select(state => state.Tally).Concat(found).Aggregate(work.Tally, (sum, batch) => sum.Add(batch));

        return new NextRound(work.Run, work.Settings, work.Options, work.Rounds, deferral, clock, logger) { Error = work.Error }
            .From(work.Number + 1, tally, new RunState());
    }
}
