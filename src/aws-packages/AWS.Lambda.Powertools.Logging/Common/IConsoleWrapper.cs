namespace AWS.Lambda.Powertools.Common;

/// <summary>The output for log lines.</summary>
public interface IConsoleWrapper
{
    void WriteLine(string message);

    void Debug(string message);

    void Error(string message);
}
