using EcsRestart.Discovery;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Results;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>Says what comes after a round: another one, or the report, with a result for everything that no longer begins.</summary>
internal sealed class NextRound(
    Execution run,
    RestartRequest settings,
    IReadOnlyList<ServiceOptions> options,
    IReadOnlyList<Round> rounds,
    StepDeferral deferral,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>Why nothing new begins; null: something may.</summary>
    public StepError? Error { get; init; }

    /// <param name="first">The first round that was not begun.</param>
    /// <param name="tally">What is known so far.</param>
    /// <param name="state">What the answer holds besides.</param>
    public RunState From(int first, RunTotals tally, RunState state)
    {
        var brake = new FailureBudget(settings.Wait ? settings.StopAfterFailures : 0, tally.FailedRollouts, tally.FailedTasks);
        for (var next = first; next < rounds.Count; next++)
        {
            if (HaltReason(rounds[next], tally, brake) is not { } reason)
                return state with { Tally = tally.TrimToSize(RunTotals.MaxResultBytes), Next = next };

            tally = tally.With(rounds[next].Batches.SelectMany(batch => Halt(batch, reason)));
        }

        return Reported(tally.TrimToSize(RunTotals.MaxResultBytes));
    }

    private string? HaltReason(Round round, RunTotals tally, FailureBudget brake) => this switch
    {
        { Error: { } error } => $"The state machine gave up before its turn ({error.Error}); nothing was called for it.",
        _ when brake.IsSpent => brake.Sentence,
        _ when tally.Stop is { } stop && Hold(stop) is var hold && round.Wave > hold.Wave => hold.Sentence(stop.Code),
        _ => null,
    };

    private BlockingTask Hold(BlockerState stop)
    {
        var target = TaskTarget.Resolve(settings.Tasks, () => "")[stop.Task];
        return new BlockingTask(target.Task, target.Entry.Wave);
    }

    private IEnumerable<IndexedResult> Halt(Batch batch, string reason)
    {
        IEnumerable<RestartResult> results = batch.Task is { } task
            ? [RestartResult.For(TaskTarget.Resolve(settings.Tasks, () => "")[task].Task, ResultCode.Halted, reason)]
            : (batch.Services ?? []).Select(service => RestartResult.For(Service(batch, service), ResultCode.Halted, reason));
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
