namespace AWS.Lambda.Powertools.Common;

/// <summary>Where log lines go.</summary>
public interface IConsoleWrapper
{
    void WriteLine(string message);

    void Debug(string message);

    void Error(string message);
}
