using Amazon.Lambda.Core;
using EcsRestart.Ecs;
using EcsRestart.Report;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>The handler: one invocation is one run, within the time that the invocation has.</summary>
internal sealed class Function(IEcsApi ecs, ApiBudget budget, TimeProvider clock, Func<ILogger> createLogger, MetricsOutput metrics)
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
            PausedBecause = PauseSwitch.Reason(Environment.GetEnvironmentVariable(PauseSwitch.Variable)),
        };
        var report = await run.RunAsync(
            context.AwsRequestId, buffer.GetBuffer().AsMemory(0, (int)buffer.Length), deadline.Signals, deadline.CutOff);
        metrics.Write(report, context.FunctionName, logger);
        return report.EndsWithError ? throw new RestartFailedException(report) : report;
    }
}
