using System.Net;
using Blog.Web.Hosting;

namespace Blog.Web.Http;

/// <summary>What is answered before any page is asked: other methods, other hosts, probes, and everything while the content is not loaded.</summary>
internal static partial class RequestRules
{
    /// <summary>Anything but GET and HEAD is 405.</summary>
    public static void UseAllowedMethods(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)) return next(context);
        context.Response.Headers.Allow = "GET, HEAD";
        return Answer(context, StatusCodes.Status405MethodNotAllowed, "This site is read with GET and HEAD.");
    });

    /// <summary>While the site stops, each answer is the last on its connection: the next request finds another replica instead of a closed door.</summary>
    public static void UseFarewell(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<SiteState>();
        app.Use((context, next) =>
        {
            if (state.IsStopping) context.Response.Headers.Connection = "close";
            return next(context);
        });
    }

    /// <summary>Alive at once; ready when the content is loaded, and until the site is told to stop. Exempt from the rule of hosts, since probes name an address.</summary>
    public static void UseProbes(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<SiteState>();
        app.Use((context, next) => context.Request.Path.Value switch
        {
            SitePaths.Alive => Answer(context, StatusCodes.Status200OK, "alive"),
            SitePaths.Ready when state.IsStopping => Answer(context, StatusCodes.Status503ServiceUnavailable, "stopping"),
            SitePaths.Ready when state.IsLoaded => Answer(context, StatusCodes.Status200OK, "ready"),
            SitePaths.Ready => AnswerLoading(context),
            _ => next(context),
        });
    }

    /// <summary>Hosts that are not the site's get 400; any is the site's while no base URL is set.</summary>
    public static void UseAllowedHosts(this WebApplication app)
    {
        var configuration = app.Services.GetRequiredService<BlogConfiguration>();
        app.Use((context, next) => IsAllowed(configuration.Current, HostOf(context.Request))
            ? next(context)
            : Answer(context, StatusCodes.Status400BadRequest, "This host is not served here."));
    }

    /// <summary>Accepts the base URL's prefix, and its absence, since some proxies take it off.</summary>
    public static void UseSitePrefix(this WebApplication app)
    {
        var urls = app.Services.GetRequiredService<SiteUrls>();
        app.Use((context, next) =>
        {
            if (urls.Prefix.Length > 0)
            {
                // Links carry the prefix either way.
                if (context.Request.Path.StartsWithSegments(urls.Prefix, StringComparison.Ordinal, out var rest)) context.Request.Path = rest;
                context.Request.PathBase = urls.Prefix;
            }

            return next(context);
        });
    }

    /// <summary>An index of an earlier run is not served before its files were looked at.</summary>
    public static void UseUntilLoaded(this WebApplication app)
    {
        var state = app.Services.GetRequiredService<SiteState>();
        app.Use((context, next) => state.IsLoaded ? next(context) : AnswerLoading(context));
    }

    /// <summary>
    /// A request that fails is logged under the number that its page shows. It may have met a damaged index: the next look at the content looks
    /// through it too, and is soon where the index is at fault.
    /// </summary>
    public static void UseDoubt(this WebApplication app)
    {
        var watcher = app.Services.GetRequiredService<ContentWatcher>();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception error) when (!context.RequestAborted.IsCancellationRequested)
            {
                LogFailure(app.Logger, error, context.TraceIdentifier);
                watcher.Doubt(error);
                throw;
            }
        });
    }

    /// <summary>An empty 404 or 410 gets the page for it; any other status says what it says.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        // What answered may have closed its view of the index: the page has one of its own.
        app.UseStatusCodePagesWithReExecute(SitePaths.NotFound, createScopeForStatusCodePages: true);
        app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Response.StatusCode is not (StatusCodes.Status404NotFound or StatusCodes.Status410Gone) && context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        });
    }

    /// <summary>The host that a request names, as it is written and without its port. The framework would decode it, and fail where it is no name.</summary>
    public static string HostOf(HttpRequest request) => new HostString(request.Headers.Host.ToString()).Host;

    /// <summary>Whether a host is the site's.</summary>
    /// <param name="host">In ASCII.</param>
    public static bool IsAllowed(BlogOptions options, string host)
    {
        if (options.AllowedHosts.Count == 0 && options.BaseUrl is null) return true;
        if (host is "localhost" || IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)) return true;
        return options.AllowedHosts.Count > 0
            ? options.AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase) || options.AllowedHosts.Contains("*")
            : options.BaseUrl!.Host.Equals(host, StringComparison.OrdinalIgnoreCase);
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Error, Message = "Request {Id} failed")]
    private static partial void LogFailure(ILogger log, Exception error, string id);

    private static Task AnswerLoading(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        context.Response.Headers["Refresh"] = "1"; // browsers ask again by themselves
        return Answer(context, StatusCodes.Status503ServiceUnavailable, "The content is not loaded yet. Try again in a moment.");
    }

    /// <summary>A few words in ASCII, which nobody keeps.</summary>
    public static Task Answer(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = text.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text);
    }
}
