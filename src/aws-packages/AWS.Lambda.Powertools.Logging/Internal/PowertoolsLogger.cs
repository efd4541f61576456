using AWS.Lambda.Powertools.Common;
using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging.Internal;

internal sealed class PowertoolsLogger(LogLevel minimum, LineFormat format, IConsoleWrapper output) : ILogger
{
    private IReadOnlyList<KeyValuePair<string, object>> _scope;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum;

    /// <summary>A logger has only one open scope: a second scope replaces the first.</summary>
    public IDisposable BeginScope<TState>(TState state)
    {
        _scope = state is IEnumerable<KeyValuePair<string, object>> keys ? [.. keys] : null;
        return new Scope(this);
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception exception, Func<TState, Exception, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (!IsEnabled(logLevel))
            return;

        var parameters = state as IEnumerable<KeyValuePair<string, object>> ?? [];
        output.WriteLine(format.Write(logLevel, formatter(state, exception), exception, _scope ?? [], parameters));
    }

    private sealed class Scope(PowertoolsLogger logger) : IDisposable
    {
        public void Dispose() => logger._scope = null;
    }
}
