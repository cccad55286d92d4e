namespace Blog.Web.Http;

/// <summary>Security headers on every response, whatever its status.</summary>
internal static class SecurityHeaders
{
    private static readonly object Frames = new();

    /// <summary>No inline script or style, no other origin, no plugin, and no frame but those that a page says.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        "media-src 'self' https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Lets this one page frame what it shows.</summary>
    /// <param name="context">The request for the page.</param>
    /// <param name="sources">As a content security policy names them; none for no frame.</param>
    public static void AllowFrames(this HttpContext context, IReadOnlyList<string> sources)
    {
        if (sources.Count > 0) context.Items[Frames] = string.Join(' ', sources);
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", context.Items[Frames] is string sources ? $"{Policy}; frame-src {sources}" : Policy);
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            // What draws diagrams runs in a page that has no origin.
            headers.TryAdd("Cross-Origin-Resource-Policy", context.Request.Path.StartsWithSegments(SitePaths.Libraries) ? "cross-origin" : "same-origin");
            headers.TryAdd("X-Frame-Options", "DENY");
            // What may be gone or hidden in a moment is asked for anew each time; what may be kept says so itself.
            headers.TryAdd("Cache-Control", "no-cache");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
