using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The function log: lines from the bootstrap, the logger of the context and the console, in the format and from the minimum level set with
/// the logging controls of Lambda.
/// </summary>
internal sealed class FunctionLog
{
    private readonly TextWriter _standardOutput = Console.Out;
    private readonly LogLevel _minimumLevel = MinimumLevel(Setting("LOG_LEVEL"));
    private readonly LogFormat _format =
        Enum.TryParse<LogFormat>(Setting("LOG_FORMAT"), ignoreCase: true, out var format) ? format : LogFormat.Default;

    /// <summary>The current invocation, or null before the first one.</summary>
    public InvocationHeaders Invocation { private get; set; }

    public static FunctionLog TakeOverConsole()
    {
        var log = new FunctionLog();
        Console.SetOut(new ConsoleLines(log, LogLevel.Information, Console.Out));
        Console.SetError(new ConsoleLines(log, LogLevel.Error, Console.Error));
        return log;
    }

    public void Write(LogLevel level, string message, Exception exception = null) => Write(_standardOutput, level, message, exception);

    public void Write(TextWriter output, LogLevel level, string message, Exception exception = null)
    {
        if (level >= _minimumLevel)
            output.WriteLine(Line(level, message, exception));
    }

    /// <summary>A line with an unknown level is never dropped. It gets the lowest level.</summary>
    public void WriteRegardlessOfLevel(string message) => _standardOutput.WriteLine(Line(LogLevel.Trace, message, exception: null));

    private string Line(LogLevel level, string message, Exception exception)
    {
        var time = TimeProvider.System.GetUtcNow();
        return _format switch
        {
            LogFormat.Json => LogLine.Json(time, level, Invocation, message, exception),
            LogFormat.Unformatted => LogLine.Body(message, exception),
            _ => LogLine.Text(time, level, Invocation, message, exception),
        };
    }

    private static string Setting(string name)
    {
        var own = Environment.GetEnvironmentVariable($"AWS_LAMBDA_HANDLER_{name}");
        return string.IsNullOrEmpty(own) ? Environment.GetEnvironmentVariable($"AWS_LAMBDA_{name}") : own;
    }

    private static LogLevel MinimumLevel(string setting)
    {
        if (string.Equals(setting, "fatal", StringComparison.OrdinalIgnoreCase))
            return LogLevel.Critical;
        if (string.Equals(setting, "warn", StringComparison.OrdinalIgnoreCase))
            return LogLevel.Warning;

        return Enum.TryParse<LogLevel>(setting, ignoreCase: true, out var level) ? level : LogLevel.Information;
    }
}
