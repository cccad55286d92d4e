using System.IO.Pipelines;
using System.Text;
using Blog.Web.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Blog.Browser.Tests;

/// <summary>Another site in front of one, whose home is a page of it that comes in pieces, as over a bad line.</summary>
internal sealed class SlowSite : IAsyncDisposable
{
    private readonly Pipe pipe = new();
    private readonly string html;
    private readonly WebApplication app;
    private int sent;

    private SlowSite(HttpClient behind, string html)
    {
        this.html = html;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            if (context.Request.Path == "/")
            {
                context.Response.ContentType = "text/html; charset=utf-8";
                await pipe.Reader.CopyToAsync(context.Response.BodyWriter, context.RequestAborted);
                return;
            }

            using var answer = await behind.GetAsync(new Uri(context.Request.Path + context.Request.QueryString, UriKind.Relative), context.RequestAborted);
            context.Response.StatusCode = (int)answer.StatusCode;
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        });
    }

    public string Address => app.Urls.First() + "/";

    /// <param name="site">The site behind it, which lives longer.</param>
    /// <param name="path">Its page that comes in pieces.</param>
    public static async Task<SlowSite> StartAsync(TestSite site, string path)
    {
        var client = site.CreateClient();
        var slow = new SlowSite(client, await client.GetStringAsync(new Uri(path, UriKind.Relative)));
        await slow.app.StartAsync();
        return slow;
    }

    /// <summary>Sends what comes before the next <paramref name="marker"/>, or, without one, all that is left.</summary>
    public async Task SendAsync(string? marker)
    {
        var until = marker is null ? html.Length : html.IndexOf(marker, sent, StringComparison.Ordinal);
        ArgumentOutOfRangeException.ThrowIfNegative(until, marker);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(html[sent..until]));
        sent = until;
        if (marker is null) await pipe.Writer.CompleteAsync();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
