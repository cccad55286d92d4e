namespace Blog.Web.Http;

/// <summary>What caches may do with an answer that has not said so itself, and the key by which they know whose it is.</summary>
internal static class CacheHeaders
{
    /// <summary>Read by Fastly and Varnish, and by Cloudflare, Bunny and others.</summary>
    private static readonly string[] Keys = ["Surrogate-Key", "Cache-Tag"];

    public static void Complete(HttpContext context)
    {
        var (options, headers) = (context.RequestServices.GetRequiredService<BlogConfiguration>().Current, context.Response.Headers);
        headers.TryAdd("Cache-Control", Caching(options, context.Response.StatusCode));
        if (options.CacheTag.Length == 0 || context.Response.StatusCode >= StatusCodes.Status400BadRequest || IsPrivate(headers.CacheControl.ToString())) return;
        foreach (var key in Keys) headers[key] = options.CacheTag;
    }

    /// <summary>What may be gone or hidden in a moment is asked for anew each time, unless the setting says otherwise; what may be kept longer says so itself. Errors and drafts are kept nowhere.</summary>
    private static string Caching(BlogOptions options, int status) =>
        options.ShowDrafts ? "private, no-store"
        : status >= StatusCodes.Status400BadRequest ? "no-store"
        : status == StatusCodes.Status200OK ? options.CacheControl
        : "no-cache";

    /// <summary>Whether the header keeps an answer from being kept for others.</summary>
    public static bool IsPrivate(string caching) => caching.Contains("private", StringComparison.Ordinal) || caching.Contains("no-store", StringComparison.Ordinal);
}
