using System.Diagnostics;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Gates;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Request;
using Microsoft.Extensions.Logging;

namespace EcsRestart.StepFunctions;

/// <summary>
/// Runs one step of a run in AWS Step Functions. A step may run twice, and its output may be lost, so each step checks in ECS what has
/// already been done.
/// </summary>
public sealed class StepRunner(EcsClients sites, TimeProvider clock, ILogger logger)
{
    /// <inheritdoc cref="RestartRun.PauseReason"/>
    public string? PauseReason { get; init; }

    /// <inheritdoc cref="RestartRun.Deferral"/>
    public Deferral? Deferral { get; init; }

    /// <inheritdoc cref="RestartRun.OpenLists"/>
    public Func<IServiceLists>? OpenLists { get; init; }

    /// <inheritdoc cref="RestartRun.OpenCalendars"/>
    public Func<IChangeCalendars>? OpenCalendars { get; init; }

    /// <param name="stop">Ends the step early.</param>
    /// <param name="cancellationToken">Also cancels calls in progress. The method still returns a response.</param>
    public async Task<FunctionResponse> RunAsync(StepRequest step, StopSignals stop, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.OutOfTime, stop.Interrupted, cancellationToken);
        var deferring = new StepDeferral(Deferral, step.Run.Id);
        return step switch
        {
            StepRequest.PlanRun(var run, var payload) => await new PlanStep(sites, OpenLists, OpenCalendars, deferring, clock, logger, PauseReason)
                .RunAsync(run, payload, stop, stopping.Token, cancellationToken),
            StepRequest.RestartBatch(var work) => await Restart(work.Batch.Lanes).RestartAsync(work, stop, stopping.Token, cancellationToken),
            StepRequest.CheckBatch(var work, var state, var error) =>
                await Check(work.Batch.Lanes).CheckAsync(work, state, error, stop, stopping.Token, cancellationToken),
            StepRequest.ReportRound(var work) =>
                await Report().RunAsync(work, stop, stopping.Token, cancellationToken),
            StepRequest.ContinueRun(var work) => await Report().ContinueAsync(work, stopping.Token),
            _ => throw new UnreachableException(),
        };

        RestartStep Restart(int lanes) => new(sites.WithShare(Math.Max(1, lanes)), OpenCalendars, deferring, clock, logger) { PauseReason = PauseReason };

        ReportStep Report() => new(Check(lanes: 1), OpenCalendars, deferring, clock, logger);

        CheckStep Check(int lanes) => new(sites.WithShare(Math.Max(1, lanes)), Restart(lanes), clock, logger);
    }

    /// <summary>Returns the response to a payload that claims to be a step but is not valid.</summary>
    /// <param name="errors">The errors in the payload.</param>
    public static RestartReport Reject(string runId, IReadOnlyList<RequestError> errors, TimeProvider clock, ILogger logger) =>
        logger.LogRejection(RestartReport.Rejected(runId, clock.GetUtcNow(), errors));
}
