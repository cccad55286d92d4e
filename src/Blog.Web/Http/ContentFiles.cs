using Blog.Content;
using Blog.Media;
using Blog.Storage;

namespace Blog.Web.Http;

/// <summary>Finds the files of the content folder that are served: those beside posts by their content hash, and those of its static folders as they are.</summary>
internal static class ContentFiles
{
    /// <summary>How an address is kept that is made of its content.</summary>
    public const string ForEver = "public, max-age=31536000, immutable";

    private const string AskedEachTime = "public, max-age=0, must-revalidate";

    public static void MapContentFiles(this WebApplication app)
    {
        app.MapMethods(SitePaths.Media + "{hash}/{name}", [HttpMethods.Get, HttpMethods.Head],
            (string hash, string name, PostReader posts, FileSender sender) =>
            {
                if (posts.FindMedia(hash, name) is not { } media) return Results.NotFound();
                posts.Close();
                return sender.Find(Stamp(media), media.Hash, ForEver);
            });
        app.MapMethods(SitePaths.Style("{hash}"), [HttpMethods.Get, HttpMethods.Head], (string hash, BlogConfiguration configuration, FileSender sender) =>
            SiteStyle.FindHash(configuration.Current.ContentPath) == hash && ContentFolder.Of(configuration.Current).Find(SiteStyle.FileName) is { } style
                ? sender.Find(style, hash, ForEver)
                : Results.NotFound());
    }

    /// <summary>The answer for a path that is a file of a static folder; null where it is none.</summary>
    /// <param name="posts">Says what belongs to hidden pages; null for a path that is the site's whatever they show.</param>
    public static IResult? FindStatic(HttpContext context, BlogConfiguration configuration, PostReader? posts)
    {
        var folder = ContentFolder.Of(configuration.Current);
        if (new StaticFiles(folder, configuration.Current.Engine).Find(context.Request.Path.Value ?? "") is not { } file || posts?.IsWithheld(file.Path) == true) return null;
        try
        {
            return context.RequestServices.GetRequiredService<FileSender>().Find(file, PublishedFiles.Of(configuration.Current).HashOf(file), AskedEachTime);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Results.NotFound();
        }
    }

    /// <summary>Whether a path is a file of a static folder.</summary>
    public static bool HasStatic(string path, BlogConfiguration configuration, PostReader posts) =>
        new StaticFiles(ContentFolder.Of(configuration.Current), configuration.Current.Engine).Find(path) is { } file && !posts.IsWithheld(file.Path);

    /// <summary>The file has the bytes that its address says. Replaced since the last look it has others, and the address is for ever.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    public static bool IsAsRead(MediaFile media, BlogConfiguration configuration)
    {
        try
        {
            using var stream = ContentFolder.Of(configuration.Current).OpenStill(Stamp(media));
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static ContentFile Stamp(MediaFile media) => new(media.Path, media.Size, media.ModifiedTicks);

    /// <summary>The answer with a file that the site has made of one of the content folder.</summary>
    /// <param name="file">Is read from its start, and closed.</param>
    public static IResult Send(HttpContext context, Stream file, string mediaType, string etag, string caching)
    {
        FileSender.Describe(context.Response, mediaType, caching);
        return Results.Stream(file, mediaType, entityTag: new(etag), enableRangeProcessing: true);
    }
}
