using System.Diagnostics;
using EcsRestart.Discovery;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Restart;
using EcsRestart.Results;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>The step <c>restart</c>: checks the services of a batch again and restarts them, or runs its task.</summary>
internal sealed class RestartStep(EcsClients sites, Func<IChangeCalendars>? openCalendars, StepDeferral deferral, TimeProvider clock, ILogger logger)
{
    /// <summary>Why restarts are paused; null when they are not.</summary>
    public string? PauseReason { get; init; }

    /// <param name="stopping">Any of the stop signals of the step. After one, no call is sent.</param>
    /// <param name="cancellationToken">Cancels calls in progress.</param>
    public Task<BatchState> RestartAsync(BatchContext work, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        WorkAsync(work, lost: null, stop, stopping, cancellationToken);

    /// <summary>
    /// Reads the outcome of a batch whose step was lost from ECS. Nothing is restarted, because the step may still be running. The client
    /// token of a task keeps it from running twice.
    /// </summary>
    /// <inheritdoc cref="RestartAsync"/>
    public Task<BatchState> RecoverAsync(
        BatchContext work, StepError? error, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken) =>
        WorkAsync(work, error ?? new StepError("unknown", null), stop, stopping, cancellationToken);

    private async Task<BatchState> WorkAsync(
        BatchContext work, StepError? lost, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (BatchTargets.Task(work, sites) is { } task)
            return await RunTaskAsync(work, task, stop, stopping, cancellationToken);

        var targets = BatchTargets.Services(work, sites);
        var lookups = await new ServiceLookup(sites).DescribeAsync(targets.Select(target => target.Service), stopping);
        var planner = new ServicePlanner(work.Settings, clock.GetUtcNow(), clock.GetTimestamp(), stop.ServiceNotStarted) { RunStartedAt = work.Run.StartedAt };
        var gate = Gate(work);
        PlanItem[] steps =
        [
            .. targets.Select(target => Decide(planner.Decide(target.Service, target.Options, lookups.GetValueOrDefault(target.Service)), lost, gate)),
        ];

        var secondLook = new PreflightRecheck(new ServiceLookup(sites), work.Settings, clock, stop);
        var restarter = new ServiceRestarter(sites, new FailureBudget(0), gate, secondLook, new UnansweredCallResolver(sites, clock), clock, stop);
        var attempts = await Task.WhenAll(steps.Select(step => AttemptAsync(step, restarter, stopping, cancellationToken)));
        return await StateOfAsync(work, steps, attempts, cancellationToken);
    }

    private StartGate Gate(BatchContext work) => new(work.Settings, openCalendars, clock) { State = work.Gate ?? new GateState() };

    private PlanItem Decide(PlanItem step, StepError? lost, StartGate gate) => step switch
    {
        PlanItem.Restart restart when lost is not null =>
            new PlanItem.Settled(RestartResult.For(
                restart.Service, ResultCode.EcsError, $"The service was not restarted because its step failed ({lost.Error}). {TaskEvidence.Shorten(lost.Cause ?? "")}".TrimEnd())),
        PlanItem.Restart restart when PauseReason is { } reason => new PlanItem.Settled(RestartResult.For(restart.Service, ResultCode.Paused, reason)),
        PlanItem.Restart restart when gate.Check() is { } closed => new PlanItem.Settled(RestartResult.For(restart.Service, closed.Code, closed.Sentence)),
        _ => step,
    };

    private async Task<Attempt<Rollout>> AttemptAsync(
        PlanItem step, ServiceRestarter restarter, CancellationToken stopping, CancellationToken cancellationToken) => step switch
        {
            PlanItem.Settled(var result) => new Attempt<Rollout>.Finished(result),
            PlanItem.Adopt adopt => new Attempt<Rollout>.Started(Rollout.Adopted(adopt, clock)),
            PlanItem.Restart restart => await restarter.RestartAsync(restart, stopping, cancellationToken),
            _ => throw new UnreachableException(),
        };

    private async Task<BatchState> StateOfAsync(
        BatchContext work, PlanItem[] steps, Attempt<Rollout>[] attempts, CancellationToken cancellationToken)
    {
        var (request, batch) = (work.Settings, work.Batch);
        var rollouts = new List<PendingRollout>();
        var known = new List<IndexedResult>();
        for (var index = 0; index < attempts.Length; index++)
        {
            switch (attempts[index])
            {
                case Attempt<Rollout>.Finished(var result):
                    known.Add(new IndexedResult(index, result));
                    break;
                case Attempt<Rollout>.Started(var rollout) when request.Wait:
                    rollouts.Add(PendingRollout.Of(index, Own(rollout, work.Run), clock) with
                    {
                        ExtraTasks = batch.ReturnsExtraTasks ? ExtraTasks.Of(rollout.InitialSnapshot) : 0,
                    });
                    break;
                case Attempt<Rollout>.Started(var rollout):
                    known.Add(new IndexedResult(index, RolloutResult.Of(Own(rollout, work.Run), null, null, TimeSpan.Zero)));
                    break;
            }
        }

        var plan = new RestartPlan([.. known.Select(one => steps[one.At])]);
        var results = await deferral.DeferAsync($"batch {batch.At}", request, plan, [.. known.Select(one => one.Result)], cancellationToken);
        var placed = known.Zip(results, (one, result) => new IndexedResult(batch.At + one.At, logger.LogResult(result)));
        return new BatchProgress(work, checks: 0).Watching(rollouts, RunTotals.Empty.With(placed));
    }

    /// <summary>Marks a deployment that this run itself created as not adopted.</summary>
    private static Rollout Own(Rollout rollout, Execution run) =>
        rollout.IsAdopted && rollout.CreatedAt >= run.StartedAt ? rollout with { Warnings = [], IsAdopted = false } : rollout;

    private async Task<BatchState> RunTaskAsync(
        BatchContext work, TaskTarget target, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var progress = new BatchProgress(work, checks: 0);
        var planned = await new PlanBuilder(sites, clock, PauseReason).PlanTasksAsync(work.Settings, [target], stop, stopping);
        switch (planned[0])
        {
            case PlanItem.RunTask when PauseReason is { } reason:
                return Ended(RestartResult.For(target.Task, ResultCode.Paused, reason));

            case PlanItem.RunTask run:
                var launcher = new TaskLauncher(sites.Own, new FailureBudget(0), Gate(work), work.Settings, work.Run.Id, clock, stop);
                return await launcher.LaunchAsync(run, stopping, cancellationToken) switch
                {
                    Attempt<TaskRun>.Started(var started) when run.Waits => progress.Watching(PendingTask.Of(started, [], clock)),
                    Attempt<TaskRun>.Started(var started) => Ended(TaskResult.Of(started, null, [], TimeSpan.Zero)),
                    Attempt<TaskRun>.Finished(var result) => Ended(result),
                    _ => throw new UnreachableException(),
                };

            case PlanItem.Settled(var result):
                return Ended(result);

            default:
                throw new UnreachableException();
        }

        BatchState Ended(RestartResult result) => progress.TaskEnded(target, work.Settings.WaitsFor(target.Entry), logger.LogResult(result));
    }
}
