using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EcsRestart.Tests.Support;

/// <summary>A logger that collects warnings.</summary>
internal sealed class Warnings : ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Warning)
            Lines.Enqueue(formatter(state, exception));
    }
}
