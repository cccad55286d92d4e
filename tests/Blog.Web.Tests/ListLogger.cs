using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Blog.Web.Tests;

/// <summary>Keeps what a site logs, for a test to look at.</summary>
internal sealed class ListLogger : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + (logLevel >= LogLevel.Error ? exception?.ToString() : ""));

    public void Dispose()
    {
    }
}
