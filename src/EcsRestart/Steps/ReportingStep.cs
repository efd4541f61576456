using Microsoft.Extensions.Logging;

namespace EcsRestart.Steps;

/// <summary>The step <c>report</c>: adds up what a round came to, and says what is next.</summary>
internal sealed class ReportingStep(BatchCheck checks, StepDeferral deferral, TimeProvider clock, ILogger logger)
{
    public async Task<RunState> RunAsync(StepInput input, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var (rounds, next) = (input.Rounds!, input.Next!.Value);
        BatchState[] finished = [.. (input.Finished ?? []).OfType<BatchState>()];
        var lost = rounds[next].Batches.ExceptBy(finished.Select(state => state.At), batch => batch.At);
        var found = await Task.WhenAll(lost.Select(batch =>
            checks.FinishAsync(input with { Batch = batch, Share = rounds[next].Share }, stop, stopping, cancellationToken)));
        var tally = finished.Select(state => state.Tally).Concat(found).Aggregate(input.Tally!, (sum, batch) => sum.Plus(batch));

        return new RunProgressed(input.Run, input.Settings!, rounds, deferral, clock, logger) { Error = input.Error }.From(next + 1, tally, new RunState());
    }
}
