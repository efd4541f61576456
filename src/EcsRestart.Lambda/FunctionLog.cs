using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>The structured log of the function: JSON lines on standard output, written by Powertools.</summary>
internal static partial class FunctionLog
{
    private const string Service = "ecs-restart";
    private const string RequestId = "request_id";

    public static ILogger Create() => new PowertoolsLoggerBuilder().WithService(Service).Build();

    /// <summary>Adds the request ID to all lines of the current invocation.</summary>
    public static void AppendRequestId(this ILogger logger, string requestId) => logger.AppendKey(RequestId, requestId);

    /// <summary>
    /// Logs the first line of an invocation. The handler must log it: Powertools treats the first asynchronous flow that logs as the cold
    /// start, and each service of a run has its own flow.
    /// </summary>
    public static void InvocationStarted(this ILogger logger, double remainingSeconds) =>
        InvocationStarted(logger, LogLevel.Information, remainingSeconds);

    /// <param name="level">With this parameter, the logging source generator creates a type for the line. Without it, it uses a generic type that is compiled at each start.</param>
    [LoggerMessage(Message = "Invocation started with {RemainingSeconds} s remaining")]
    private static partial void InvocationStarted(ILogger logger, LogLevel level, double remainingSeconds);

    [LoggerMessage(LogLevel.Warning, "The metrics of the run were not written")]
    public static partial void MetricsNotWritten(this ILogger logger, Exception exception);
}
