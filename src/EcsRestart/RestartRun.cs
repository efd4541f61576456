using System.Diagnostics;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Lists;
using EcsRestart.Plan;
using EcsRestart.Preflight;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Results;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart;

/// <summary>
/// One run, from payload to report: read the payload and the list, find the targets, check and plan them, restart, watch and report.
/// </summary>
public sealed class RestartRun(EcsClients sites, TimeProvider clock, ILogger logger, IProgress<RunProgress>? progress = null)
{
    /// <summary>Why restarts are paused, in a sentence; null when they are not (<see cref="PauseSwitch"/>).</summary>
    public string? PauseReason { get; init; }

    /// <summary>Schedules one retry of services that were being deployed. Null when this run must not create schedules.</summary>
    public Deferral? Deferral { get; init; }

    /// <summary>The limits on the report, in bytes and memory. Default: none.</summary>
    public ReportBudget Budget { get; init; } = new(maxBytes: null);

    /// <summary>Opens the list that a request names. Called only for such a request. Null when this run must not read lists.</summary>
    public Func<IServiceLists>? OpenLists { get; init; }

    /// <summary>
    /// Opens the Change Calendars that a request names. Called only for such a request. Null when this run must not read calendars.
    /// </summary>
    public Func<IChangeCalendars>? OpenCalendars { get; init; }

    /// <summary>Runs a payload.</summary>
    /// <param name="runId">Identifies the run in the report and in the log.</param>
    /// <param name="stop">Ends the run early. The method still returns a report.</param>
    /// <param name="cancellationToken">Also cancels calls in progress. The method still returns a report.</param>
    /// <returns>
    /// A report in every case: status 400 for an invalid payload or list, 503 when the list could not be read. ECS was not called then.
    /// </returns>
    public Task<RestartReport> RunAsync(
        string runId, ReadOnlyMemory<byte> payload, StopSignals stop, CancellationToken cancellationToken) =>
        RequestReader.Read(payload) switch
        {
            RequestReading.Valid(var request) => RunAsync(runId, request, stop, cancellationToken),
            RequestReading.Invalid(var errors) => Task.FromResult(Reject(runId, errors)),
            _ => throw new UnreachableException(),
        };

    /// <summary>Runs a request that has already been read.</summary>
    public async Task<RestartReport> RunAsync(
        string runId, RestartRequest request, StopSignals stop, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.OutOfTime, stop.Interrupted, cancellationToken);
        return await ListLoader.CompleteAsync(request, OpenLists, stopping.Token) switch
        {
            LoadedRequest.Complete(var whole) => await RunAsync(runId, whole, stop, stopping, cancellationToken),
            LoadedRequest.Invalid(var errors) => Reject(runId, errors),
            LoadedRequest.Unavailable(var error) => Reject(runId, [error], statusCode: 503) with { FailsInvocation = request.RaiseOnFailure },
            _ => throw new UnreachableException(),
        };
    }

    private async Task<RestartReport> RunAsync(
        string runId, RestartRequest request, StopSignals stop, CancellationTokenSource stopping, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();

        var plan = await new PlanBuilder(sites, clock, PauseReason).PlanAsync(request, stop, stopping.Token);
        if (plan.Steps.Count > RequestReader.MaxServices)
            return Reject(runId, [RequestReader.TooManyServices(plan.Steps.Count)]);

        progress?.Report(new RunProgress.Planned(plan));
        var gate = new StartGate(request, OpenCalendars, clock);
        IReadOnlyList<string> notes = request.DryRun ? await GatePreview.NotesAsync(plan, request, gate, stopping.Token) : [];
        var watch = new RolloutWatch(sites, request.FailsOnImageChange, Budget.Evidence, clock, logger, progress);
        var results = request.DryRun ? Preview(plan) : await ActAsync(request, plan, gate, watch, runId, stop, stopping.Token, cancellationToken);
        if (Deferral is not null && !request.DryRun)
            results = await Deferral.DeferAsync(runId, request, plan, results, cancellationToken);

        var duration = clock.GetElapsedTime(started);
        string[] warnings = [.. Deferral.Warnings(request, Deferral), .. notes, .. watch.Warnings];
        return Budget.Fit(logger.LogRun(RestartReport.Of(runId, request, startedAt, duration, warnings, new RunResults(results))));
    }

    private RestartReport Reject(string runId, IReadOnlyList<RequestError> errors, int statusCode = 400) =>
        Budget.Fit(logger.LogRejection(RestartReport.Rejected(runId, clock.GetUtcNow(), errors, statusCode)));

    private RestartResult[] Preview(RestartPlan plan) => [.. plan.Steps.Select(step => logger.LogResult(PlanPreview.Of(step)))];

    /// <summary>Executes the plan, wave by wave.</summary>
    private async Task<IReadOnlyList<RestartResult>> ActAsync(
        RestartRequest request,
        RestartPlan plan,
        StartGate gate,
        RolloutWatch watch,
        string runId,
        StopSignals stop,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var brake = new FailureBudget(request.Wait ? request.StopAfterFailures : 0);
        var secondLook = new PreflightRecheck(new ServiceLookup(sites), request, clock, stop);
        var restarter = new ServiceRestarter(sites, brake, gate, secondLook, new UnansweredCallResolver(sites, clock), clock, stop);
        var taskWatch = new TaskWatch(sites.Own, clock, progress);
        var launcher = new TaskLauncher(sites.Own, brake, gate, request, runId, clock, stop);
        var tasks = new TaskRunner(launcher, taskWatch, brake, clock, progress);
        var extraTasks = request is { Wait: true, MaxExtraTasks: { } limit } ? new ExtraTaskBudget(limit, new ServiceLookup(sites), clock, stop) : null;
        var failedTasks = new FailedTaskGate();
        var waveStart = new WaveStart(request, gate, brake, failedTasks, clock, stop);
        var waves = new WaveRunner(
            request,
            restarter,
            watch,
            new RolloutRollback(sites, clock),
            new RolloutEvidence(sites),
            tasks,
            brake,
            failedTasks,
            waveStart,
            extraTasks,
            Budget.Evidence,
            clock,
            logger,
            progress);

        var work = waves.RunAsync(plan, stopping, cancellationToken);
        if (request.WaitsForAny)
            await Task.WhenAll(watch.RunUntilAsync(work, stopping), taskWatch.RunUntilAsync(work, stopping));
        return await work;
    }
}
