namespace AWS.Lambda.Powertools.Logging;

/// <summary>The case of the keys in a log line.</summary>
public enum LoggerOutputCase
{
    /// <summary>The value of the environment variable <c>POWERTOOLS_LOGGER_CASE</c>, by default <see cref="SnakeCase"/>.</summary>
    Default,

    CamelCase,
    PascalCase,
    SnakeCase,
}
