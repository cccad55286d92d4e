using Blog.Content;
using Blog.Storage;

namespace Blog.Web.Http;

/// <summary>Serves files of the content folder: those beside posts by their content hash, and those of its static folders as they are.</summary>
internal static class ContentFiles
{
    public static void MapContentFiles(this WebApplication app)
    {
        app.MapMethods(SitePaths.Media + "{hash}/{name}", [HttpMethods.Get, HttpMethods.Head],
            (string hash, string name, PostReader posts, BlogConfiguration configuration, HttpContext context) =>
            {
                if (posts.FindMedia(hash, name) is not { } media) return Results.NotFound();
                posts.Close();
                // Replaced since the last look, it has other bytes than its address says, and the address is for ever.
                var file = new ContentFolder(configuration.Current.ContentPath).Find(media.Path);
                return file == new ContentFile(media.Path, media.Size, media.ModifiedTicks)
                    ? Send(context, configuration, media.Path, media.MediaType, $"\"{media.Hash}\"", "public, max-age=31536000, immutable")
                    : Results.NotFound();
            });
        app.MapMethods(SitePaths.Style("{hash}"), [HttpMethods.Get, HttpMethods.Head], (string hash, BlogConfiguration configuration, HttpContext context) =>
            SiteStyle.FindHash(configuration.Current.ContentPath) == hash
                ? Send(context, configuration, SiteStyle.FileName, MediaTypes.Of(SiteStyle.FileName)!, $"\"{hash}\"", "public, max-age=31536000, immutable")
                : Results.NotFound());
    }

    /// <summary>The answer for a path that is a file of a static folder; null where it is none.</summary>
    public static IResult? FindStatic(HttpContext context, BlogConfiguration configuration)
    {
        var folder = new ContentFolder(configuration.Current.ContentPath);
        if (new StaticFiles(folder, configuration.Current.Engine).Find(context.Request.Path.Value ?? "") is not { } file) return null;
        try
        {
            return Send(context, configuration, file.Path, MediaTypes.Of(file.Path)!, $"\"{ContentHash.Of(folder, file)}\"", "public, max-age=0, must-revalidate");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Results.NotFound();
        }
    }

    /// <summary>Whether a path is a file of a static folder.</summary>
    public static bool HasStatic(string path, BlogConfiguration configuration) =>
        new StaticFiles(new ContentFolder(configuration.Current.ContentPath), configuration.Current.Engine).Find(path) is not null;

    private static IResult Send(HttpContext context, BlogConfiguration configuration, string path, string mediaType, string etag, string caching)
    {
        try
        {
            var stream = new ContentFolder(configuration.Current.ContentPath).Open(path);
            context.Response.Headers.CacheControl = caching;
            // What an author put into a drawing must not act in the site's name, and other sites may show its pictures.
            // Browsers show no PDF in a sandbox, and none runs a script in the site's name.
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:" + (mediaType == "application/pdf" ? "" : "; sandbox");
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Results.Stream(stream, mediaType, entityTag: new(etag), enableRangeProcessing: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Results.NotFound();
        }
    }
}
