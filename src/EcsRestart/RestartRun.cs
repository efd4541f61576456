using System.Diagnostics;
using EcsRestart.Ecs;
using EcsRestart.Report;
using EcsRestart.Request;
using EcsRestart.Restart;
using EcsRestart.Targets;
using EcsRestart.Watch;
using Microsoft.Extensions.Logging;

namespace EcsRestart;

/// <summary>One run, from payload to report: read, find the targets, restart each, watch, report.</summary>
public sealed class RestartRun(IEcsApi ecs, TimeProvider clock, ILogger logger, IProgress<RunProgress>? progress = null)
{
    /// <summary>Runs a payload.</summary>
    /// <param name="runId">Names the run in the report and in the log.</param>
    /// <param name="stop">Ends the run early; the report is returned all the same.</param>
    /// <param name="cancellationToken">Cuts off the calls under way, too; the report is returned all the same.</param>
    /// <returns>Always a report, with status 400 when the payload is wrong and nothing was called.</returns>
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
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var targets = TargetResolver.Resolve(request, () => ecs.Region);
        progress?.Report(new RunProgress.Planned(targets));

        var results = request.DryRun ? Preview(targets) : await RestartAsync(request, targets, stop, cancellationToken);

        var duration = clock.GetElapsedTime(started);
        var report = new RestartReport
        {
            StatusCode = 200,
            Message = ReportText.Summarise(results, duration),
            RunId = runId,
            DryRun = request.DryRun,
            StartedAt = startedAt,
            DurationSeconds = Math.Round(duration.TotalSeconds, 1),
            Warnings = request.Warnings is [] ? null : request.Warnings,
            Summary = ReportSummary.Of(results),
            Results = results,
        };
        logger.ReportRun(report);
        return report;
    }

    private RestartReport Reject(string runId, IReadOnlyList<RequestError> errors)
    {
        var report = new RestartReport
        {
            StatusCode = 400,
            Error = ReportText.Rejection(errors),
            Errors = errors,
            RunId = runId,
            StartedAt = clock.GetUtcNow(),
            DurationSeconds = 0,
        };
        logger.ReportRejection(report);
        return report;
    }

    private RestartResult[] Preview(IReadOnlyList<Target> targets) =>
    [
        .. targets.Select(target => target switch
        {
            Target.Settled(var result) => Logged(result),
            Target.Named { Service: var service } => Logged(service.Result(ResultCode.DryRun, "A dry run: it would be restarted.")),
            _ => throw new UnreachableException(),
        }),
    ];

    private async Task<RestartResult[]> RestartAsync(
        RestartRequest request, IReadOnlyList<Target> targets, StopSignals stop, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.OutOfTime, stop.Interrupted, cancellationToken);
        using var modifyPacer = new ApiPacer(EcsLimits.ServiceModify, clock);
        using var readPacer = new ApiPacer(EcsLimits.ServiceRead, clock);
        var restarter = new ServiceRestarter(ecs, modifyPacer, clock, stop);
        var watch = new RolloutWatch(ecs, readPacer, clock, progress);

        var settling = Task.WhenAll(targets.Select(target => target is Target.Named named
            ? SettleAsync(named, restarter, request.Wait ? watch : null, stopping.Token, cancellationToken)
            : Task.FromResult(Logged(((Target.Settled)target).Result))));
        if (request.Wait)
            await watch.RunUntilAsync(settling, stopping.Token);
        return await settling;
    }

    private async Task<RestartResult> SettleAsync(
        Target.Named target, ServiceRestarter restarter, RolloutWatch? watch, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var result = await restarter.RestartAsync(target, stopping, cancellationToken) switch
        {
            RestartAttempt.Ended(var ended) => ended,
            RestartAttempt.Started(var rollout) => await FollowAsync(rollout, watch),
            _ => throw new UnreachableException(),
        };
        progress?.Report(new RunProgress.Settled(target.Service, result));
        return Logged(result);
    }

    private RestartResult Logged(RestartResult result)
    {
        logger.ReportResult(result);
        return result;
    }

    private async Task<RestartResult> FollowAsync(Rollout rollout, RolloutWatch? watch)
    {
        progress?.Report(new RunProgress.Started(rollout));
        var verdict = watch is null ? null : await watch.VerdictAsync(rollout);
        return RolloutResult.Of(rollout, verdict, clock.GetElapsedTime(rollout.StartedAt));
    }
}
