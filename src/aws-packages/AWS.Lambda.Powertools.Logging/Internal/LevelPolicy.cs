using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <param name="Minimum">The minimum log level.</param>
/// <param name="Conflict">A warning that Lambda drops lines of the function, or null when it does not.</param>
internal readonly record struct LevelPolicy(LogLevel Minimum, string Conflict)
{
    /// <summary>True when Lambda filters log levels for the function.</summary>
    public static bool LambdaFilters => LambdaLevel() is not null;

    public static LevelPolicy FromEnvironment(LogLevel inCode)
    {
        var wanted = inCode != LogLevel.None ? inCode : Parse(Environment.GetEnvironmentVariable("POWERTOOLS_LOG_LEVEL"));
        if (LambdaLevel() is not { } lambda)
            return new(wanted, null);

        var conflict = wanted < lambda
            ? $"Current log level ({wanted}) does not match AWS Lambda Advanced Logging Controls minimum log level ({lambda}). "
              + "This can lead to data loss, consider adjusting them."
            : null;
        return new(inCode == LogLevel.None || lambda > inCode ? lambda : inCode, conflict);
    }

    private static LogLevel Parse(string setting) =>
        Enum.TryParse<LogLevel>(setting?.Trim(), ignoreCase: true, out var level) && level != LogLevel.None
            ? level
            : LogLevel.Information;

    private static LogLevel? LambdaLevel() =>
        Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_LEVEL")?.Trim().ToUpperInvariant() switch
        {
            "TRACE" => LogLevel.Trace,
            "DEBUG" => LogLevel.Debug,
            "INFO" => LogLevel.Information,
            "WARN" => LogLevel.Warning,
            "ERROR" => LogLevel.Error,
            "FATAL" => LogLevel.Critical,
            _ => null,
        };
}
