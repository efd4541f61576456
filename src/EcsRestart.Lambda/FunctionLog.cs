using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>Structured JSON lines on standard output, through Powertools.</summary>
internal static partial class FunctionLog
{
    private const string Service = "ecs-restart";
    private const string RequestId = "request_id";

    public static ILogger Create() => new PowertoolsLoggerBuilder().WithService(Service).Build();

    /// <summary>Puts the request id on every line of the invocation that calls this.</summary>
    public static void AppendRequestId(this ILogger logger, string requestId) => logger.AppendKey(RequestId, requestId);

    /// <summary>
    /// An invocation's first line, logged by the handler itself: Powertools counts as a cold start what the first flow to log
    /// calls, and the services of a run are flows of their own.
    /// </summary>
    public static void InvocationStarted(this ILogger logger, double remainingSeconds) =>
        InvocationStarted(logger, LogLevel.Information, remainingSeconds);

    /// <param name="level">Given, it makes the logging generator write a type for the line; else it takes a generic one, compiled at each start.</param>
    [LoggerMessage(Message = "Invocation begins with {RemainingSeconds} s to go")]
    private static partial void InvocationStarted(ILogger logger, LogLevel level, double remainingSeconds);

    [LoggerMessage(LogLevel.Warning, "The metrics of the run were not written")]
    public static partial void MetricsNotWritten(this ILogger logger, Exception exception);
}
