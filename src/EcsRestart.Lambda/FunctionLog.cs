using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>Structured JSON lines on standard output, through Powertools.</summary>
internal static class FunctionLog
{
    private const string Service = "ecs-restart";
    private const string RequestId = "request_id";

    public static ILogger Create() => new PowertoolsLoggerBuilder().WithService(Service).Build();

    /// <summary>Puts the request id on every line of an invocation; Powertools itself adds whether it is a cold start.</summary>
    public static void BeginInvocation(ILogger logger, string requestId) => logger.AppendKey(RequestId, requestId);
}
