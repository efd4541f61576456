using EcsRestart.Report;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>Hands a run's metrics to CloudWatch.</summary>
/// <param name="open">
/// Standard output itself: <see cref="Console.Out"/> puts time and level before a line, or wraps it in JSON, as the function's log format
/// wants it, and CloudWatch takes metrics only from a line that is nothing but their JSON.
/// </param>
internal sealed class MetricsOutput(Func<Stream> open, TimeProvider clock)
{
    /// <summary>Writes one line; nothing where the function has no name, since nobody reads it outside Lambda.</summary>
    public void Write(RestartReport report, string? functionName, ILogger logger)
    {
        if (string.IsNullOrEmpty(functionName))
            return;

        try
        {
            using var output = open();
            output.Write(EmbeddedMetrics.Line(RunMetric.Of(report), functionName, clock.GetUtcNow()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            logger.MetricsNotWritten(exception);
        }
    }
}
