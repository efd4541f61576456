using System.Diagnostics;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Lists;
using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Targets;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart;

/// <summary>One run, from payload to report: read, look up the list, find the targets, check each, plan, restart, watch, report.</summary>
/// <param name="budget">The calls that may be made; the next run in the same account and Region goes on with it.</param>
public sealed class RestartRun(IEcsApi ecs, ApiBudget budget, TimeProvider clock, ILogger logger, IProgress<RunProgress>? progress = null)
{
    private readonly EcsReads _reads = new(ecs, budget, clock);

    /// <summary>Why nothing may be restarted at present, in a sentence; null when everything may. See <see cref="PauseSwitch"/>.</summary>
    public string? PausedBecause { get; init; }

    /// <summary>Tries once more, later, what was being deployed; null: this run may not create schedules.</summary>
    public Deferral? Deferral { get; init; }

    /// <summary>Opens the lists that a request may point to; called when one does. Null: this run may not read lists.</summary>
    public Func<IServiceLists>? OpenLists { get; init; }

    /// <summary>Runs a payload.</summary>
    /// <param name="runId">Names the run in the report and in the log.</param>
    /// <param name="stop">Ends the run early; the report is returned all the same.</param>
    /// <param name="cancellationToken">Cuts off the calls under way, too; the report is returned all the same.</param>
    /// <returns>Always a report, with status 400 when the payload or its list is wrong, 503 when the list could not be read; then nothing was called at ECS.</returns>
    public Task<RestartReport> RunAsync(
        string runId, ReadOnlyMemory<byte> payload, StopSignals stop, CancellationToken cancellationToken) =>
        RequestReader.Read(payload) switch
        {
            RequestReading.Valid(var request) => RunAsync(runId, request, stop, cancellationToken),
            RequestReading.Invalid(var errors) => Task.FromResult(Reject(runId, errors)),
            _ => throw new UnreachableException(),
        };

    /// <summary>Runs a request that was read before.</summary>
    public async Task<RestartReport> RunAsync(
        string runId, RestartRequest request, StopSignals stop, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.OutOfTime, stop.Interrupted, cancellationToken);
        return await ListedRequest.CompleteAsync(request, OpenLists, stopping.Token) switch
        {
            ListMerge.Whole(var whole) => await RunAsync(runId, whole, stop, stopping, cancellationToken),
            ListMerge.Wrong(var errors) => Reject(runId, errors),
            ListMerge.NotRead(var error) => Reject(runId, [error], statusCode: 503) with { EndsWithError = request.RaiseOnFailure },
            _ => throw new UnreachableException(),
        };
    }

    private async Task<RestartReport> RunAsync(
        string runId, RestartRequest request, StopSignals stop, CancellationTokenSource stopping, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();

        var plan = await PlanAsync(request, stop, stopping.Token);
        if (plan.Steps.Count > RequestReader.MaxServices)
            return Reject(runId, [TooMany(plan.Steps.Count)]);

        progress?.Report(new RunProgress.Planned(plan));
        var results = request.DryRun ? Preview(plan) : await ActAsync(request, plan, runId, stop, stopping.Token, cancellationToken);
        if (Deferral is not null && !request.DryRun)
            results = await Deferral.DeferAsync(runId, request, plan, results, cancellationToken);

        var duration = clock.GetElapsedTime(started);
        var report = new RestartReport
        {
            StatusCode = 200,
            Message = ReportText.Summarise(results, duration),
            RunId = runId,
            DryRun = request.DryRun,
            StartedAt = startedAt,
            DurationSeconds = Math.Round(duration.TotalSeconds, 1),
            Warnings = Warnings(request) is { Count: > 0 } warnings ? warnings : null,
            Summary = ReportSummary.Of(results),
            Results = results,
            EndsWithError = request.RaiseOnFailure && results.Any(result => result.Status == ResultStatus.Failed),
        };
        logger.ReportRun(report);
        return report;
    }

    private IReadOnlyList<string> Warnings(RestartRequest request) => request.DeferBy is not null && Deferral is null
        ? [.. request.WarningsThatHold, "$.deferMinutes has no effect: this run may not create schedules"]
        : request.WarningsThatHold;

    private RestartReport Reject(string runId, IReadOnlyList<RequestError> errors, int statusCode = 400)
    {
        var report = new RestartReport
        {
            StatusCode = statusCode,
            Error = ReportText.Rejection(errors),
            Errors = errors,
            RunId = runId,
            StartedAt = clock.GetUtcNow(),
            DurationSeconds = 0,
        };
        logger.ReportRejection(report);
        return report;
    }

    private static RequestError TooMany(int services) => new(
        "$.select", $"{services:N0} services together with those listed; expected at most {RequestReader.MaxServices:N0}: select fewer, or split the request");

    /// <summary>Finds out what the request means and what may be restarted; changes nothing.</summary>
    private async Task<RestartPlan> PlanAsync(RestartRequest request, StopSignals stop, CancellationToken stopping)
    {
        var named = TargetResolver.Resolve(request.Services, () => ecs.Region);
        if (PausedBecause is { } reason)
            return Standstill.Of(request, named, (ResultCode.Paused, reason), (ResultCode.Paused, reason));

        try
        {
            var selected = await new TargetSearch(_reads, stopping).FindAsync(request.Select, () => ecs.Region);
            IReadOnlyList<Target> targets = [.. named, .. selected];
            var looks = await new ServiceLookup(_reads).LookAsync(targets.SelectMany(Services), stopping);
            var services = new RestartPlanner(request, clock.GetUtcNow(), clock.GetTimestamp(), stop.NotStarted).Plan(targets, looks);
            return HeldBack.Apply(new RestartPlan([.. services.Steps, .. await PlanTasksAsync(request, stop, stopping)]));
        }
        catch (OperationCanceledException)
        {
            return Standstill.Of(request, named, stop.NotStarted, stop.NotRun);
        }
    }

    private async Task<IEnumerable<PlanStep>> PlanTasksAsync(RestartRequest request, StopSignals stop, CancellationToken stopping)
    {
        var targets = TaskTarget.Resolve(request.Tasks, () => ecs.Region);
        var runnable = targets.Where(target => target.Fault is null).Select(target => target.Task.TaskDefinition);
        var looks = await new TaskLookup(_reads).LookAsync(runnable, stopping);
        return new TaskPlanner(request, clock.GetUtcNow(), stop.NotRun).Plan(targets, looks);
    }

    private static IReadOnlyList<ServiceRef> Services(Target target) => target switch
    {
        Target.Named { Service: var service } => [service],
        Target.Selected { Candidates: var candidates } => candidates,
        _ => [],
    };

    private RestartResult[] Preview(RestartPlan plan)
    {
        RestartResult[] results = [.. plan.Steps.Select(PlanPreview.Of)];
        foreach (var result in results)
            logger.ReportResult(result);
        return results;
    }

    /// <summary>Carries the plan out, wave by wave.</summary>
    private async Task<IReadOnlyList<RestartResult>> ActAsync(
        RestartRequest request, RestartPlan plan, string runId, StopSignals stop, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var watch = new RolloutWatch(_reads, clock, progress);
        var brake = new FailureBrake(request.Wait ? request.StopAfterFailures : 0);
        var secondLook = new SecondLook(new ServiceLookup(_reads), request, clock, stop);
        var restarter = new ServiceRestarter(ecs, budget.ServiceModify, brake, secondLook, new LostAnswer(_reads, clock), clock, stop);
        var taskWatch = new TaskWatch(_reads, clock, progress);
        var launcher = new TaskLauncher(ecs, budget, brake, request, runId, clock, stop);
        var tasks = new TaskSettler(launcher, taskWatch, _reads, brake, clock, progress);
        var waves = new WaveRunner(
            request, restarter, watch, new RolloutEvidence(_reads), tasks, brake, new WaveGate(), clock, logger, progress);

        var work = waves.RunAsync(plan, stopping, cancellationToken);
        if (request.WaitsForAny)
            await Task.WhenAll(watch.RunUntilAsync(work, stopping), taskWatch.RunUntilAsync(work, stopping));
        return await work;
    }
}
