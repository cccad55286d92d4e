namespace Blog.Web.Http;

/// <summary>Security headers on every response, whatever its status.</summary>
internal static class SecurityHeaders
{
    /// <summary>No inline script or style, no other origin, no plugin, no frame.</summary>
    private static readonly string Policy =
        $"default-src 'none'; script-src 'self' {ThemeScript.Hash}; style-src 'self'; img-src 'self' https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        "media-src 'self' https:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.XFrameOptions = "DENY";
            // What may be gone or hidden in a moment is asked for anew each time; what may be kept says so itself.
            headers.TryAdd("Cache-Control", "no-cache");
            return Task.CompletedTask;
        });
        return next(context);
    });
}
