using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Report;
using EcsRestart.Restart;
using EcsRestart.Targets;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Steps;

/// <summary>The step <c>restart</c>: judges the services of a batch again and restarts them, or runs its task.</summary>
internal sealed class BatchRestart(EcsSites sites, StepDeferral deferral, TimeProvider clock, ILogger logger)
{
    /// <summary>Why nothing may be restarted at present; null: everything may.</summary>
    public string? PausedBecause { get; init; }

    /// <param name="stopping">Any of the step's stop signals: no further call is made.</param>
    /// <param name="cancellationToken">Cuts off a call under way.</param>
    public Task<BatchState> RestartAsync(StepInput input, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        RestartAsync(input, lost: null, stop, stopping, cancellationToken);

    /// <summary>
    /// Finds out what became of a batch whose step was lost. Nothing is restarted: the step may be at it still. A task's client token keeps
    /// it from running twice.
    /// </summary>
    /// <inheritdoc cref="RestartAsync(StepInput, StopSignals, CancellationToken, CancellationToken)"/>
    public Task<BatchState> RecoverAsync(StepInput input, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        RestartAsync(input, input.Error ?? new StepError("unknown", null), stop, stopping, cancellationToken);

    private async Task<BatchState> RestartAsync(
        StepInput input, StepError? lost, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var (request, batch) = (input.Settings!, input.Batch!);
        if (batch.Task is { } task)
            return await RunTaskAsync(input, BatchTargets.Task(task, request, sites), stop, stopping, cancellationToken);

        var targets = BatchTargets.Services(batch, input.Options!, sites);
        var looks = await new ServiceLookup(sites).LookAsync(targets.Select(target => target.Service), stopping);
        var planner = new RestartPlanner(request, clock.GetUtcNow(), clock.GetTimestamp(), stop.NotStarted) { OwnSince = input.Run.StartedAt };
        PlanStep[] steps = [.. targets.Select(target => Decide(planner.Decide(target.Service, target.Options, looks[target.Service]), lost))];

        var secondLook = new SecondLook(new ServiceLookup(sites), request, clock, stop);
        var restarter = new ServiceRestarter(sites, new FailureBrake(0), secondLook, new LostAnswer(sites, clock), clock, stop);
        var attempts = await Task.WhenAll(steps.Select(step => AttemptAsync(step, restarter, stopping, cancellationToken)));
        return await StateOfAsync(input, steps, attempts, cancellationToken);
    }

    private PlanStep Decide(PlanStep step, StepError? lost) => step switch
    {
        PlanStep.Restart restart when lost is not null =>
            new PlanStep.Settled(restart.Service.Result(
                ResultCode.EcsError, $"Not restarted: the step that was to do it failed ({lost.Error}). {ShortText.Shorten(lost.Cause ?? "")}".TrimEnd())),
        PlanStep.Restart restart when PausedBecause is { } reason => new PlanStep.Settled(restart.Service.Result(ResultCode.Paused, reason)),
        _ => step,
    };

    private async Task<RestartAttempt> AttemptAsync(
        PlanStep step, ServiceRestarter restarter, CancellationToken stopping, CancellationToken cancellationToken) => step switch
        {
            PlanStep.Settled(var result) => new RestartAttempt.Ended(result),
            PlanStep.Adopt adopt => new RestartAttempt.Started(Rollout.Adopt(adopt, clock)),
            PlanStep.Restart restart => await restarter.RestartAsync(restart, stopping, cancellationToken),
            _ => throw new UnreachableException(),
        };

    private async Task<BatchState> StateOfAsync(
        StepInput input, PlanStep[] steps, RestartAttempt[] attempts, CancellationToken cancellationToken)
    {
        var (request, batch) = (input.Settings!, input.Batch!);
        var rollouts = new List<PendingRollout>();
        var known = new List<PlacedResult>();
        foreach (var (index, attempt) in attempts.Index())
        {
            switch (attempt)
            {
                case RestartAttempt.Ended(var result):
                    known.Add(new PlacedResult(index, result));
                    break;
                case RestartAttempt.Started(var rollout) when request.Wait:
                    rollouts.Add(PendingRollout.Of(index, Own(rollout, input.Run), clock));
                    break;
                case RestartAttempt.Started(var rollout):
                    known.Add(new PlacedResult(index, RolloutResult.Of(Own(rollout, input.Run), null, null, TimeSpan.Zero)));
                    break;
            }
        }

        var plan = new RestartPlan([.. known.Select(one => steps[one.At])]);
        var results = await deferral.DeferAsync($"batch {batch.At}", request, plan, [.. known.Select(one => one.Result)], cancellationToken);
        foreach (var result in results)
            logger.ReportResult(result);
        var placed = known.Zip(results, (one, result) => new PlacedResult(batch.At + one.At, result));
        return BatchProgress.Of(input, rollouts, task: null, Tally.Empty.With(placed));
    }

    /// <summary>What this run made itself was made by no earlier one.</summary>
    private static Rollout Own(Rollout rollout, StepRun run) =>
        rollout.IsAdopted && rollout.CreatedAt >= run.StartedAt ? rollout with { Warnings = [] } : rollout;

    private async Task<BatchState> RunTaskAsync(
        StepInput input, TaskTarget target, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var request = input.Settings!;
        var planned = await new RunPlanning(sites, clock, PausedBecause).PlanTasksAsync(request, [target], stop, stopping);
        switch (planned[0])
        {
            case PlanStep.RunTask when PausedBecause is { } reason:
                return TaskEnded(input, target, target.Task.Result(ResultCode.Paused, reason));

            case PlanStep.RunTask run:
                var launcher = new TaskLauncher(sites.Own, new FailureBrake(0), request, input.Run.Id, clock, stop);
                return await launcher.LaunchAsync(run, stopping, cancellationToken) switch
                {
                    TaskAttempt.Started(var started) when run.Waits => BatchProgress.Of(input, [], PendingTask.Of(started, [], clock), Tally.Empty),
                    TaskAttempt.Started(var started) => TaskEnded(input, target, TaskResult.Of(started, null, [], TimeSpan.Zero)),
                    TaskAttempt.Ended(var result) => TaskEnded(input, target, result),
                    _ => throw new UnreachableException(),
                };

            case PlanStep.Settled(var result):
                return TaskEnded(input, target, result);

            default:
                throw new UnreachableException();
        }
    }

    private BatchState TaskEnded(StepInput input, TaskTarget target, RestartResult result) =>
        BatchProgress.TaskEnded(input, input.Settings!.WaitsFor(target.Entry), result, logger);
}
