using Amazon.Lambda.Core;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Schedules;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>The handler: one invocation is one run, within the time that the invocation has.</summary>
/// <param name="openLists">Called when a request points to a list.</param>
/// <param name="openSchedules">Called when a run has something to defer.</param>
internal sealed class Function(
    IEcsApi ecs,
    Func<IServiceLists> openLists,
    Func<IScheduleStore> openSchedules,
    ApiBudget budget,
    TimeProvider clock,
    Func<ILogger> createLogger,
    MetricsOutput metrics)
{
    private readonly Lazy<ILogger> _logger = new(createLogger);

    /// <summary>Runs the payload. Bad input and failed services are in the report; an exception is a bug, or what the request asked for by <c>raiseOnFailure</c>.</summary>
    public async Task<RestartReport> HandleAsync(Stream payload, ILambdaContext context)
    {
        var logger = _logger.Value;
        logger.AppendRequestId(context.AwsRequestId);
        logger.InvocationBegins(Math.Round(context.RemainingTime.TotalSeconds, 1));
        using var deadline = new InvocationDeadline(context.RemainingTime, clock);
        using var buffer = new MemoryStream();
        await payload.CopyToAsync(buffer, deadline.CutOff);
        var run = new RestartRun(ecs, budget, clock, logger)
        {
            OpenLists = openLists,
            PausedBecause = PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable)),
            Deferral = DeferralSettings.Target(context.InvokedFunctionArn) is { } target ? new Deferral(openSchedules, target, clock) : null,
        };
        var report = await run.RunAsync(
            context.AwsRequestId, buffer.GetBuffer().AsMemory(0, (int)buffer.Length), deadline.Signals, deadline.CutOff);
        metrics.Write(report, context.FunctionName, logger);
        return report.EndsWithError ? throw new RestartFailedException(report) : report;
    }
}
