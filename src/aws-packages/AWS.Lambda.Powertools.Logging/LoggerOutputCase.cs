namespace AWS.Lambda.Powertools.Logging;

/// <summary>How the keys of a log line are written.</summary>
public enum LoggerOutputCase
{
    /// <summary>As environment variable <c>POWERTOOLS_LOGGER_CASE</c> says, else <see cref="SnakeCase"/>.</summary>
    Default,

    CamelCase,
    PascalCase,
    SnakeCase,
}
