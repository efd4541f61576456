using System.Diagnostics;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Request;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Steps;

/// <summary>
/// Does one step of a run that AWS Step Functions carries out. A step may be done twice, and what it answered may get lost: each finds out
/// from ECS what was done already.
/// </summary>
public sealed class StepRunner(EcsSites sites, TimeProvider clock, ILogger logger)
{
    /// <inheritdoc cref="RestartRun.PausedBecause"/>
    public string? PausedBecause { get; init; }

    /// <inheritdoc cref="RestartRun.Deferral"/>
    public Deferral? Deferral { get; init; }

    /// <inheritdoc cref="RestartRun.OpenLists"/>
    public Func<IServiceLists>? OpenLists { get; init; }

    /// <param name="stop">Ends the step early.</param>
    /// <param name="cancellationToken">Cuts off the calls under way, too; there is an answer all the same.</param>
    public async Task<Answer> RunAsync(StepInput input, StopSignals stop, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop.OutOfTime, stop.Interrupted, cancellationToken);
        var shared = sites.Share(Math.Max(1, input.Batch?.Lanes ?? 1));
        var deferring = new StepDeferral(Deferral, input.Run.Id);
        var batches = new BatchRestart(shared, deferring, clock, logger) { PausedBecause = PausedBecause };
        var checks = new BatchCheck(shared, batches, clock, logger);
        return input.Step switch
        {
            StepName.Plan => await new PlanningStep(sites, OpenLists, deferring, clock, logger, PausedBecause).RunAsync(input, stop, stopping.Token, cancellationToken),
            StepName.Restart => await batches.RestartAsync(input, stop, stopping.Token, cancellationToken),
            StepName.Check => await checks.CheckAsync(input, stop, stopping.Token, cancellationToken),
            StepName.Report => await new ReportingStep(checks, deferring, clock, logger).RunAsync(input, stop, stopping.Token, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The answer to a payload that says it is a step, and is not one.</summary>
    /// <param name="errors">What is wrong with it.</param>
    public static RestartReport Reject(string runId, IReadOnlyList<RequestError> errors, TimeProvider clock, ILogger logger)
    {
        var report = RestartReport.Refusing(runId, clock.GetUtcNow(), errors);
        logger.ReportRejection(report);
        return report;
    }
}
