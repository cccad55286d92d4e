using Blog.Media;
using Blog.Storage;
using Blog.Web.Pages;
using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http;

/// <summary>Serves the images that pages are shared with: each as long as its page is public and still looks like that, and under no other address.</summary>
internal static partial class ShareFiles
{
    public static void MapShareImages(this WebApplication app) => app.MapMethods(SitePaths.Share + "{**image}", [HttpMethods.Get, HttpMethods.Head],
        async (HttpContext context, PostReader posts, ShareCards cards, ShareImages images) =>
        {
            var path = context.Request.Path.Value!;
            if (Find(path, posts, cards) is not { } asked) return Results.NotFound();
            posts.Close();
            foreach (var card in (ShareCard[])[asked, cards.ForSite()])
            {
                if (await DrawAsync(card, images, app.Logger) is not { } png) continue;
                // What stands in for a drawing that failed is not for ever.
                context.Response.Headers.CacheControl = card == asked ? "public, max-age=31536000, immutable" : "public, max-age=300";
                context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                return Results.Bytes(png, "image/png", entityTag: new EntityTagHeaderValue($"\"{card.Hash}\""));
            }

            return Results.NotFound();
        });

    private static async Task<byte[]?> DrawAsync(ShareCard card, ShareImages images, ILogger logger)
    {
        try
        {
            return await images.DrawAsync(card);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever a library of another language makes of somebody's words, the link is shared.
            LogFailure(logger, error, card.Title);
            return null;
        }
    }

    private static ShareCard? Find(string path, PostReader posts, ShareCards cards)
    {
        if (SitePaths.ParseShareImage(path) is not { } asked) return null;
        var page = asked.Path;
        var card = page == SitePaths.Home ? cards.ForSite() : null;
        if (card is null && posts.FindByPath(page) is { } answer && (answer.Post ?? posts.FindByPath(answer.MovedTo!)?.Post) is { } post) (card, page) = (cards.ForPost(post), post.Summary.Url);
        return card is not null && SitePaths.ShareImage(card.Hash, page) == path ? card : null;
    }

    [LoggerMessage(EventId = 16, Level = LogLevel.Warning, Message = "The picture of “{Title}” could not be drawn")]
    private static partial void LogFailure(ILogger logger, Exception error, string title);
}
