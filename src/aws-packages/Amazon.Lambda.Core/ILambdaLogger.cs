namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log group.</summary>
public interface ILambdaLogger
{
    /// <summary>Writes the text as it is, without a prefix and without ending the line.</summary>
    void Log(string message);

    /// <summary>Writes a line at <see cref="LogLevel.Information"/>.</summary>
    void LogLine(string message);

    /// <param name="level">A name of <see cref="LogLevel"/>, in any case.</param>
    /// <param name="message">The line.</param>
    void Log(string level, string message) => LogLine(message);

    void Log(LogLevel level, string message) => Log(level.ToString(), message);
}
