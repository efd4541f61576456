using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class FunctionLogger(FunctionLog log) : ILambdaLogger
{
    public void Log(string message) => Console.Write(message);

    public void LogLine(string message) => log.Write(LogLevel.Information, message);

    public void Log(string level, string message)
    {
        if (Enum.TryParse<LogLevel>(level, ignoreCase: true, out var known))
            log.Write(known, message);
        else
            log.WriteRegardlessOfLevel(message);
    }
}
