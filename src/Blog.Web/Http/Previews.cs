using Blog.Storage;

namespace Blog.Web.Http;

/// <summary>The preview that a request is a part of.</summary>
/// <param name="Prefix">What stands before every path of the site while it lasts, so that its links stay within it.</param>
/// <param name="Post">The one post that it is of; null where it is of the site.</param>
internal sealed record PreviewVisit(PreviewToken Token, string Prefix, PostSummary? Post)
{
    /// <summary>How the gate is set.</summary>
    public Preview Gate => Token.Kind switch
    {
        PreviewKind.Post => new(File: Token.File),
        PreviewKind.Site => new(At: Token.At),
        PreviewKind.Everything => new(ShowsHidden: true),
        _ => new(),
    };
}

/// <summary>
/// Previews: a good token before a path opens the gate as far as it says, for this request alone. Any other token is a path that nothing
/// has. Runs before whatever asks for a view of the index.
/// </summary>
internal static class Previews
{
    /// <summary>The preview that the request is a part of; null for the public.</summary>
    public static PreviewVisit? Preview(this HttpContext context) => context.Features.Get<PreviewVisit>();

    public static void UsePreviews(this WebApplication app)
    {
        var configuration = app.Services.GetRequiredService<BlogConfiguration>();
        var clock = app.Services.GetRequiredService<SiteClock>();
        var urls = app.Services.GetRequiredService<SiteUrls>();
        app.Use((context, next) =>
        {
            var path = context.Request.Path.Value ?? "";
            if (!path.StartsWith(SitePaths.Preview, StringComparison.Ordinal)) return next(context);
            var end = path.IndexOf('/', SitePaths.Preview.Length);
            var prefix = end < 0 ? path : path[..end];
            if (PreviewToken.Read(prefix[SitePaths.Preview.Length..], configuration.Current.PreviewKey, clock.GetUtcNow()) is not { } token) return next(context);
            var rest = path[prefix.Length..];
            if (FindLive(app.Services, token, rest, clock.GetUtcNow()) is { } live)
            {
                context.Response.OnStarting(() => Keep(context));
                context.Response.Redirect(urls.Path(live) + SiteUrls.Query(context.Request));
                return Task.CompletedTask;
            }

            var visit = new PreviewVisit(token, prefix, null);
            if (token.Kind == PreviewKind.Post)
            {
                // Renamed or deleted, there is nothing to show.
                context.Features.Set(visit);
                if (FindPost(app.Services, token.File) is not { } post)
                {
                    context.Features.Set<PreviewVisit>(null);
                    return next(context);
                }

                visit = visit with { Post = post };
            }

            context.Features.Set(visit);
            context.Request.Path = rest;
            context.Response.OnStarting(() => Keep(context));
            return next(context);
        });
    }

    /// <summary>Where the public sees by now what the preview is of; null while it does not.</summary>
    private static string? FindLive(IServiceProvider services, PreviewToken token, string path, DateTimeOffset now)
    {
        if (token.Kind == PreviewKind.Site && token.At <= now) return "/" + path.TrimStart('/'); // two slashes would lead to another host
        return token.Kind == PreviewKind.Post && FindPost(services, token.File) is { HiddenBecause: "" } post ? post.Url : null;
    }

    private static PostSummary? FindPost(IServiceProvider services, string file)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PostReader>().FindByFile(file);
    }

    /// <summary>Nobody keeps, lists or passes on what was shown, nor where.</summary>
    private static Task Keep(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers["X-Robots-Tag"] = "noindex";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.CompletedTask;
    }
}
