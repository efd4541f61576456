using System.Diagnostics;
using EcsRestart.Names;
using EcsRestart.Plan;
using EcsRestart.Request;
using EcsRestart.Results;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Restart;

/// <summary>
/// Executes a plan wave by wave. Within a wave, it runs as many rollouts and tasks at once as the request allows. Nothing new starts once
/// too many have failed, or once a task that later waves depend on has failed. Without waiting there are no verdicts, so waves only order
/// the calls.
/// </summary>
internal sealed class WaveRunner(
    RestartRequest request,
    ServiceRestarter restarter,
    RolloutWatch watch,
    RolloutRollback rollback,
    RolloutEvidence evidence,
    TaskRunner tasks,
    FailureBudget brake,
    FailedTaskGate gate,
    WaveStart waveStart,
    ExtraTaskBudget? extraTasks,
    EvidenceBudget budget,
    TimeProvider clock,
    ILogger logger,
    IProgress<RunProgress>? progress)
{
    /// <summary>
    /// The number of services in progress at once when the run does not wait: more than ECS lets start while an unanswered call is being
    /// resolved. Services that have not started use no memory.
    /// </summary>
    private const int MaxConcurrentPerLocation = 500;

    /// <param name="stopping">Any of the stop signals of the run. After one, nothing new starts and waiting ends.</param>
    /// <param name="cancellationToken">Cancels calls in progress.</param>
    /// <returns>A result for each step, in the order of the plan.</returns>
    public async Task<IReadOnlyList<RestartResult>> RunAsync(RestartPlan plan, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var results = new RestartResult[plan.Steps.Count];
        for (var position = 0; position < results.Length; position++)
        {
            if (plan.Steps[position] is PlanItem.Settled(var known))
                results[position] = logger.LogResult(known);
        }

        foreach (var adopted in plan.Steps.OfType<PlanItem.Adopt>())
            extraTasks?.Occupy(adopted);
        foreach (var (number, wave) in plan.Waves.Index())
        {
            await waveStart.PrepareAsync([.. wave.Select(position => (PlanItem.Executable)plan.Steps[position])], isFirst: number == 0, stopping);
            await Task.WhenAll(request.Wait ? Work(wave, request.MaxInFlight) : ByLocation(plan, wave).SelectMany(home => Work(home, MaxConcurrentPerLocation)));
        }

        return results;

        Task[] Work(IReadOnlyList<int> positions, int most)
        {
            var begun = 0;
            var places = new Task[Math.Min(most, positions.Count)];
            for (var place = 0; place < places.Length; place++)
                places[place] = FillPlaceAsync();
            return places;

            async Task FillPlaceAsync()
            {
                while (Interlocked.Increment(ref begun) is var number && number <= positions.Count)
                {
                    var position = positions[number - 1];
                    results[position] = await ExecuteAsync((PlanItem.Executable)plan.Steps[position], stopping, cancellationToken);
                }
            }
        }
    }

    /// <summary>ECS rates apply per account and Region, so no account or Region waits for another.</summary>
    private static Dictionary<EcsLocation, List<int>>.ValueCollection ByLocation(RestartPlan plan, IReadOnlyList<int> wave)
    {
        var homes = new Dictionary<EcsLocation, List<int>>();
        foreach (var position in wave)
        {
            var home = plan.Steps[position] is PlanItem.ForService { Service.Location: var own } ? own : EcsLocation.Own;
            if (!homes.TryGetValue(home, out var positions))
                homes.Add(home, positions = []);
            positions.Add(position);
        }

        return homes.Values;
    }

    private async Task<RestartResult> ExecuteAsync(PlanItem.Executable step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var result = step switch
        {
            PlanItem.Adopt adopt => await WatchAsync(Rollout.Adopted(adopt, clock), stopping, cancellationToken),
            PlanItem.Restart restart when HaltReason(restart, stopping) is { } reason => RestartResult.For(restart.Service, ResultCode.Halted, reason),
            PlanItem.RunTask run when HaltReason(run, stopping) is { } reason => RestartResult.For(run.Task, ResultCode.Halted, reason),
            PlanItem.Restart restart when brake.IsSpent => brake.Halt(restart.Service),
            PlanItem.Restart restart when ClosedReason(stopping) is { } closed => RestartResult.For(restart.Service, closed.Code, closed.Sentence),
            PlanItem.RunTask run when !brake.IsSpent && ClosedReason(stopping) is { } closed => RestartResult.For(run.Task, closed.Code, closed.Sentence),
            PlanItem.Restart restart => await RestartAsync(restart, stopping, cancellationToken),
            PlanItem.RunTask run => await tasks.SettleAsync(run, stopping, cancellationToken),
            _ => throw new UnreachableException(),
        };
        Report(step, result);
        return budget.Keep(logger.LogResult(result));
    }

    /// <summary>Why a step does not start. Null after a stop signal, because the stop itself is then the reason.</summary>
    private string? HaltReason(PlanItem.Executable step, CancellationToken stopping) =>
        stopping.IsCancellationRequested ? null : gate.HaltReason(step);

    private Outcome? ClosedReason(CancellationToken stopping) => stopping.IsCancellationRequested ? null : waveStart.ClosedReason;

    private void Report(PlanItem.Executable step, RestartResult result)
    {
        if (step is PlanItem.RunTask run)
        {
            gate.Record(run, result);
            progress?.Report(new RunProgress.TaskFinished(run.Task, result));
        }
        else if (step is PlanItem.ForService { Service: var service })
        {
            progress?.Report(new RunProgress.ServiceFinished(service, result));
        }
    }

    private async Task<RestartResult> RestartAsync(PlanItem.Restart step, CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (extraTasks is not null && await extraTasks.TakeAsync(step, stopping) is { } notStarted)
            return RestartResult.For(step.Service, notStarted.Code, notStarted.Sentence);

        switch (await restarter.RestartAsync(step, stopping, cancellationToken))
        {
            case Attempt<Rollout>.Finished(var result):
                // The codes after which ECS may have started a deployment.
                if (result.Code == ResultCode.EcsError || result.Code == ResultCode.Started)
                    extraTasks?.Release(step.Service, step.Options.RolloutTimeout);
                else
                    extraTasks?.Return(step.Service);
                return result;

            case Attempt<Rollout>.Started(var rollout):
                return await WatchAsync(rollout, stopping, cancellationToken);

            default:
                throw new UnreachableException();
        }
    }

    private async Task<RestartResult> WatchAsync(Rollout rollout, CancellationToken stopping, CancellationToken cancellationToken)
    {
        progress?.Report(new RunProgress.RolloutStarted(rollout));
        if (!request.Wait)
            return RolloutResult.Of(rollout, null, null, TimeSpan.Zero);

        var verdict = await FollowAsync(rollout, stopping, cancellationToken);
        var elapsed = clock.GetElapsedTime(rollout.StartedAt);
        extraTasks?.Release(rollout.Service, rollout.Timeout);
        return await evidence.ConcludeAsync(rollout, verdict, elapsed, stopping);
    }

    /// <summary>
    /// Watches a rollout to its verdict, and its rollback if requested. A failure counts before the rollback has finished.
    /// </summary>
    private async Task<Verdict> FollowAsync(Rollout rollout, CancellationToken stopping, CancellationToken cancellationToken)
    {
        for (var timeouts = 0; ;)
        {
            var verdict = await watch.VerdictAsync(rollout);
            if (verdict is not Verdict.Ended { Cause: { } cause } givenUp || !request.RollsBackOnFailure)
                return Count(verdict);

            switch (await rollback.RequestAsync(rollout, cause, givenUp.RecordArn, mayBeSent: false, stopping, cancellationToken))
            {
                case RollbackAttempt.NotNow when givenUp.Code != ResultCode.RolloutTimedOut || timeouts++ == 0:
                    break;
                case RollbackAttempt.Requested(var rolledBack):
                    brake.CountFailure();
                    return await watch.VerdictAsync(rolledBack);
                case RollbackAttempt.NotRequested(var reason):
                    return Count(givenUp.NotRolledBack(reason));
            }
        }
    }

    private Verdict Count(Verdict verdict)
    {
        if (verdict is Verdict.Ended { IsFailure: true })
            brake.CountFailure();
        return verdict;
    }
}
