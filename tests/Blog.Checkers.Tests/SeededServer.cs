using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.Checkers.Tests;

/// <summary>Answers every request with one page that is wrong on purpose, for checkers that want an address.</summary>
internal sealed class SeededServer : IAsyncDisposable
{
    private readonly WebApplication app;

    public SeededServer(string html)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(html);
        });
        app.StartAsync().GetAwaiter().GetResult();
    }

    public Uri Address => new(app.Urls.First());

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
