using Blog.Media;
using Blog.Storage;

namespace Blog.Web.Http;

/// <summary>Serves smaller versions of pictures: each as long as a public post shows the picture, and in no other size than those that pages offer.</summary>
internal static partial class PictureFiles
{
    public static void MapPictures(this WebApplication app) => app.MapMethods(SitePaths.PictureFile("{hash}", "{size}", "{name}"), [HttpMethods.Get, HttpMethods.Head],
        async (string hash, string size, string name, HttpContext context, PostReader posts, PictureVersions pictures, BlogConfiguration configuration, SiteUrls urls) =>
        {
            if (posts.FindPicture(hash, size, name) is not var (version, original)) return Results.NotFound();
            posts.Close();
            if (!ContentFiles.IsAsRead(original, configuration)) return Results.NotFound();
            var made = await pictures.GetAsync(version, original, trouble => LogTrouble(app.Logger, trouble), context.RequestAborted);
            if (made.File is { } file) return ContentFiles.Send(context, file, version.Format.MediaType, $"\"{version.Key}{version.Format.Extension}\"", ContentFiles.ForEver);
            // A browser that has chosen a version looks for no other: it is led to the picture as its author put it there.
            context.Response.Headers.CacheControl = made.IsFinal ? ContentFiles.ForEver : "no-store";
            return Results.Redirect(urls.Path(SitePaths.MediaFile(version.Picture.Hash, version.Picture.Name)));
        });

    [LoggerMessage(EventId = 17, Level = LogLevel.Warning, Message = "{Trouble}")]
    private static partial void LogTrouble(ILogger logger, string trouble);
}
