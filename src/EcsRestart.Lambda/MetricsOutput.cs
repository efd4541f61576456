using EcsRestart.Report;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Lambda;

/// <summary>Writes the metrics of a run to the log, from which CloudWatch extracts them.</summary>
/// <param name="open">
/// Opens the raw standard output. <see cref="Console.Out"/> prefixes lines with time and level or wraps them in JSON, depending on the log
/// format of the function, and CloudWatch extracts metrics only from lines that contain nothing else.
/// </param>
internal sealed class MetricsOutput(Func<Stream> open, TimeProvider clock)
{
    /// <summary>Writes one line, or nothing outside Lambda, where the function has no name.</summary>
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
