using EcsRestart.Discovery;
using EcsRestart.Gates;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Results;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>Decides what follows a round: another round, or the report with a result for everything that does not start.</summary>
internal sealed class NextRound(
    Execution run,
    RestartRequest settings,
    IReadOnlyList<ServiceOptions> options,
    IReadOnlyList<Round> rounds,
    StepDeferral deferral,
    TimeProvider clock,
    ILogger logger)
{
    public required StartGate Gate { get; init; }

    /// <summary>The error that stopped the state machine; null without an error.</summary>
    public StepError? Error { get; init; }

    /// <param name="first">The first round that was not started.</param>
    /// <param name="tally">The results so far.</param>
    /// <param name="state">The other members of the response.</param>
    /// <param name="stopping">Any of the stop signals of the step.</param>
    /// <param name="wasPaused">True after the pause before the first round.</param>
    public async Task<RunState> FromAsync(int first, RunTotals tally, RunState state, CancellationToken stopping, bool wasPaused = false)
    {
        var brake = new FailureBudget(settings.Wait ? settings.StopAfterFailures : 0, tally.FailedRollouts, tally.FailedTasks);
        for (var next = first; next < rounds.Count; next++)
        {
            var startsWave = next == 0 || rounds[next].Wave != rounds[next - 1].Wave;
            if (HaltReason(rounds[next], tally, brake) is not { } outcome)
            {
                var ready = state with { Tally = tally.TrimToSize(RunTotals.MaxResultBytes), Next = next };
                var isPaused = wasPaused && next == first;
                if (startsWave && next > 0 && !isPaused && settings.PauseBetweenWaves > TimeSpan.Zero && Gate.Check() is null)
                    return ready with { Gate = Gate.State, PauseSeconds = (int)settings.PauseBetweenWaves.TotalSeconds };

                await (startsWave ? Gate.CheckAsync(stopping) : Gate.RefreshAsync(stopping));
                if (Gate.Check() is not { } closed || rounds[next].HasAdopted)
                    return ready with { Gate = Gate.State };

                outcome = closed;
            }

            tally = tally.With(rounds[next].Batches.SelectMany(batch => Halt(batch, outcome)));
        }

        return Reported(tally.TrimToSize(RunTotals.MaxResultBytes));
    }

    private Outcome? HaltReason(Round round, RunTotals tally, FailureBudget brake) => HaltSentence(round, tally, brake) is { } sentence
        ? new Outcome(ResultCode.Halted, sentence)
        : null;

    private string? HaltSentence(Round round, RunTotals tally, FailureBudget brake) => this switch
    {
        { Error: { } error } => $"The state machine gave up before this round started ({error.Error}). Nothing in this round was started.",
        _ when brake.IsSpent => brake.Sentence,
        _ when tally.Stop is { } stop && Hold(stop) is var hold && round.Wave > hold.Wave => hold.Sentence(stop.Code),
        _ when tally.UnreturnedTasks is > 0 and var unreturned && round.ExtraTasks > 0 && (long)unreturned + round.ExtraTasks > settings.MaxExtraTasks =>
            $"Not started: this round needs {TextFormat.Count(round.ExtraTasks, "extra task")}, maxExtraTasks is {settings.MaxExtraTasks}, and "
            + $"old tasks of earlier rollouts ({TextFormat.Count(unreturned, "extra task")}) are still running.",
        _ => null,
    };

    private BlockingTask Hold(BlockerState stop)
    {
        var target = TaskTarget.Resolve(settings.Tasks, () => "")[stop.Task];
        return new BlockingTask(target.Task, target.Entry.Wave);
    }

    private IEnumerable<IndexedResult> Halt(Batch batch, Outcome outcome)
    {
        IEnumerable<RestartResult> results = batch.Task is { } task
            ? [RestartResult.For(TaskTarget.Resolve(settings.Tasks, () => "")[task].Task, outcome.Code, outcome.Sentence)]
            : (batch.Services ?? []).Select(service => RestartResult.For(Service(batch, service), outcome.Code, outcome.Sentence));
        return results.Select((result, index) => new IndexedResult(batch.At + index, logger.LogResult(result)));
    }

    private ServiceRef Service(Batch batch, string name) =>
        new(batch.Cluster ?? "", ClusterRef.NameIn(batch.Cluster ?? ""), name) { Location = options[batch.Options ?? 0].Location };

    private RunState Reported(RunTotals tally)
    {
        var report = logger.LogRun(RestartReport.Of(
            run.Id, settings, run.StartedAt, clock.GetUtcNow() - run.StartedAt, [.. deferral.Warnings(settings), .. tally.Warnings ?? []], tally.ToResults()));
        return new RunState { Report = report, FailsWith = report.FailsInvocation ? report.Failures ?? ReportText.Failures(report) : null };
    }
}
