using Microsoft.Extensions.Logging;

namespace AwsPackages.Tests.Powertools;

/// <summary>Log methods as an application declares them.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{RequestName}: {TaskCount} tasks, forced {Forced}")]
    public static partial void Restarted(ILogger logger, string? requestName, int taskCount, bool forced);

    [LoggerMessage(2, LogLevel.Information, "after {Elapsed:F1} s in {Kind} at {At} by {Uri}")]
    public static partial void Formatted(ILogger logger, double elapsed, DayOfWeek kind, DateTimeOffset at, Uri uri);

    [LoggerMessage(3, LogLevel.Error, "failed for {Service}")]
    public static partial void Failed(ILogger logger, Exception exception, string service);

    [LoggerMessage(4, LogLevel.Information, "{A} {B} {C} {D} {E} {F} {G}")]
    public static partial void Seven(ILogger logger, int a, int b, int c, int d, int e, int f, int g);
}
