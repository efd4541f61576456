using System.Diagnostics;
using Amazon.Lambda.Core;
using EcsRestart.Deferrals;
using EcsRestart.Ecs;
using EcsRestart.Lists;
using EcsRestart.Report;
using EcsRestart.Schedules;
using EcsRestart.StepFunctions;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>The Lambda handler. One invocation is one run, or one step of a run, within the remaining time of the invocation.</summary>
/// <param name="startRun">Called with the run ID before each run starts.</param>
/// <param name="openLists">Called when a request refers to a list.</param>
/// <param name="openSchedules">Called when a run has services to defer.</param>
internal sealed class Function(
    EcsClients sites,
    Action<string> startRun,
    Func<IServiceLists> openLists,
    Func<IScheduleStore> openSchedules,
    TimeProvider clock,
    Func<ILogger> createLogger,
    MetricsOutput metrics)
{
    private readonly Lazy<ILogger> _logger = new(createLogger);

    /// <summary>
    /// Handles a request, or a step from the state machine. Invalid input and failed services are part of the response. An exception is
    /// either a bug or requested with <c>raiseOnFailure</c>.
    /// </summary>
    public async Task<FunctionResponse> HandleAsync(Stream payload, ILambdaContext context)
    {
        var logger = _logger.Value;
        logger.AppendRequestId(context.AwsRequestId);
        logger.InvocationStarted(Math.Round(context.RemainingTime.TotalSeconds, 1));
        using var deadline = new InvocationDeadline(context.RemainingTime, clock);
        using var buffer = new MemoryStream();
        await payload.CopyToAsync(buffer, deadline.Abort);
        ReadOnlyMemory<byte> bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return StepReader.Read(bytes, () => sites.Region) switch
        {
            StepReading.NoStep => await RunAsync(bytes, context, deadline, logger),
            StepReading.Valid(var step) => await RunStepAsync(step, context, deadline, logger),
            StepReading.Invalid(var errors) => RecordMetrics(StepRunner.Reject(context.AwsRequestId, errors, clock, logger), context, logger),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FunctionResponse> RunAsync(ReadOnlyMemory<byte> payload, ILambdaContext context, InvocationDeadline deadline, ILogger logger)
    {
        startRun(context.AwsRequestId);
        var run = new RestartRun(sites, clock, logger)
        {
            OpenLists = openLists,
            PauseReason = PauseReason,
            Deferral = DeferralOf(context),
            Budget = ReportBudget.From(Environment.GetEnvironmentVariable(ReportBudget.Variable), payload.Length),
        };
        var report = RecordMetrics(await run.RunAsync(context.AwsRequestId, payload, deadline.Signals, deadline.Abort), context, logger);
        return report.FailsInvocation ? throw new RestartFailedException(report) : report;
    }

    private async Task<FunctionResponse> RunStepAsync(StepRequest step, ILambdaContext context, InvocationDeadline deadline, ILogger logger)
    {
        startRun(step.Run.Id);
        var steps = new StepRunner(sites, clock, logger) { OpenLists = openLists, PauseReason = PauseReason, Deferral = DeferralOf(context) };
        var response = await steps.RunAsync(step, deadline.Signals, deadline.Abort);
        if (response is RunState { Report: { } report })
            RecordMetrics(report, context, logger);
        return response;
    }

    private static string? PauseReason => PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable));

    private Deferral? DeferralOf(ILambdaContext context) =>
        DeferralSettings.Target(context.InvokedFunctionArn) is { } target ? new Deferral(openSchedules, target, clock) : null;

    private RestartReport RecordMetrics(RestartReport report, ILambdaContext context, ILogger logger)
    {
        metrics.Write(report, context.FunctionName, logger);
        return report;
    }
}
