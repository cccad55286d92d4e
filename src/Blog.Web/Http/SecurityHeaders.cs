namespace Blog.Web.Http;

/// <summary>Security headers on every response, whatever its status.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of this answer, for pages that show more than the site's own.</summary>
    public static ContentSecurityPolicy Policy(this HttpContext context) => context.Features.Get<ContentSecurityPolicy>()!;

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var configuration = app.Services.GetRequiredService<BlogConfiguration>();
        app.Use((context, next) =>
        {
            var policy = new ContentSecurityPolicy();
            if (configuration.Current.Analytics is { } analytics) policy.AddScript(analytics.Host).AddConnection(analytics.Host);
            context.Features.Set(policy);
            context.Response.OnStarting(() =>
            {
                Complete(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Adds what the answer has not said itself.</summary>
    public static void Complete(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", context.Policy().ToString());
        headers.XContentTypeOptions = "nosniff";
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=(), browsing-topics=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        // What draws diagrams runs in a page that has no origin.
        headers.TryAdd("Cross-Origin-Resource-Policy", context.Request.Path.StartsWithSegments(SitePaths.Libraries) ? "cross-origin" : "same-origin");
        headers.TryAdd("X-Frame-Options", "DENY");
        CacheHeaders.Complete(context);
        SpeculationRules.Name(context, context.RequestServices.GetRequiredService<BlogConfiguration>().Current);
        // The program's own scripts and style sheets are text like any other.
        if (headers.ContentType.ToString() is "text/css" or "text/javascript") headers.ContentType += "; charset=utf-8";
        // A failure has taken away what was promised at the beginning.
        Transport.Promise(context, context.RequestServices.GetRequiredService<BlogConfiguration>().Current);
    }
}
