namespace Amazon.Lambda.Core;

/// <summary>Writes to the log group of the function.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes the message without a prefix or a line break.</summary>
    void Log(string message);

    /// <summary>Writes a line at <see cref="LogLevel.Information"/>.</summary>
    void LogLine(string message);

    /// <param name="level">A name of <see cref="LogLevel"/>, in any case.</param>
    void Log(string level, string message) => LogLine(message);

    void Log(LogLevel level, string message) => Log(level.ToString(), message);
}
