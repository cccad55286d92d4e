using Blog.Media;
using Blog.Storage;
using Blog.Web.Pages;
using Microsoft.Net.Http.Headers;

namespace Blog.Web.Http;

/// <summary>Serves the images that pages are shared with: each as long as its page is public and still looks like that, and under no other address.</summary>
internal static class ShareFiles
{
    public static void MapShareImages(this WebApplication app) => app.MapMethods(SitePaths.Share + "{**image}", [HttpMethods.Get, HttpMethods.Head],
        async (HttpContext context, PostReader posts, ShareCards cards, ShareImages images) =>
        {
            var path = context.Request.Path.Value!;
            if (Find(path, posts, cards) is not { } card) return Results.NotFound();
            posts.Close();
            var png = await images.DrawAsync(card);
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return Results.Bytes(png, "image/png", entityTag: new EntityTagHeaderValue($"\"{card.Hash}\""));
        });

    private static ShareCard? Find(string path, PostReader posts, ShareCards cards)
    {
        if (SitePaths.ParseShareImage(path) is not { } asked) return null;
        var page = asked.Path;
        var card = page == SitePaths.Home ? cards.ForSite() : null;
        if (card is null && posts.FindByPath(page) is { } answer && (answer.Post ?? posts.FindByPath(answer.MovedTo!)?.Post) is { } post) (card, page) = (cards.ForPost(post), post.Summary.Url);
        return card is not null && SitePaths.ShareImage(card.Hash, page) == path ? card : null;
    }
}
