using Microsoft.Extensions.Logging.Console;

namespace Blog.Web.Hosting;

/// <summary>How the site logs: to standard error, one line an event, in UTC; in words, or as JSON where <c>Logging:Console:FormatterName</c> says <c>json</c>.</summary>
internal static class LogLines
{
    private const string Words = "yyyy-MM-ddTHH:mm:ssZ ", Json = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static ILoggingBuilder AddLines(this ILoggingBuilder logging)
    {
        logging.Services
            .Configure<SimpleConsoleFormatterOptions>(format => (format.SingleLine, format.TimestampFormat, format.UseUtcTimestamp) = (true, Words, true))
            .Configure<JsonConsoleFormatterOptions>(format => (format.TimestampFormat, format.UseUtcTimestamp) = (Json, true));
        return logging
            .AddConsole(console =>
            {
                console.LogToStandardErrorThreshold = LogLevel.Trace;
                console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite; // nobody reads it: the site goes on
                // Where none is named, the framework falls back to settings of long ago, and forgets those above.
                console.FormatterName ??= ConsoleFormatterNames.Simple;
            })
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // it says nothing that the handler of failures does not, and would make up a number for every request
            .AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None) // a failure is said once, with the number that its page shows
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error) // the site has no form and no cookie, so that nothing is lost with keys that are not kept
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // a start that fails is said in one line by the command
    }
}
