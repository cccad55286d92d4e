using System.Security.Cryptography;
using Blog.Storage;
using Blog.Web.Http;
using Microsoft.Net.Http.Headers;

namespace Blog.Web.Feeds;

/// <summary>Atom, RSS and JSON Feed, for the site and for each tag: the same entries with the same ids and full text.</summary>
internal static class FeedEndpoints
{
    private static readonly Dictionary<string, (string MediaType, Func<SiteFeed, byte[]> Write)> Formats = new(StringComparer.Ordinal)
    {
        [SitePaths.Atom] = ("application/atom+xml; charset=utf-8", XmlFeeds.WriteAtom),
        [SitePaths.Rss] = ("application/rss+xml; charset=utf-8", XmlFeeds.WriteRss),
        [SitePaths.JsonFeed] = ("application/feed+json; charset=utf-8", JsonFeed.Write),
    };

    public static void MapFeeds(this WebApplication app)
    {
        foreach (var (path, format) in Formats)
        {
            app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, FeedBuilder builder) =>
                Send(context, format.Write(builder.ForSite(path)), format.MediaType));
            app.MapMethods(SitePaths.TagFeed("{tag}", path), [HttpMethods.Get, HttpMethods.Head], (HttpContext context, FeedBuilder builder, string tag) =>
                builder.ForTag(tag, path) is { } feed ? Send(context, format.Write(feed), format.MediaType) : Results.NotFound());
        }
    }

    /// <summary>Bytes with a tag that depends on them alone, so that readers which ask again get 304.</summary>
    internal static IResult Send(HttpContext context, byte[] body, string mediaType)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(body, mediaType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\""));
    }
}

/// <summary>A feed before it is written in one format.</summary>
/// <param name="Path">The feed's own path.</param>
/// <param name="PagePath">The page that it is the feed of.</param>
/// <param name="Posts">Newest first, all with a date.</param>
internal sealed record SiteFeed(string Title, string Description, string Path, string PagePath, IReadOnlyList<PostPage> Posts, BlogOptions Options, SiteUrls Urls)
{
    /// <summary>The newest change of any entry; the beginning of the calendar that feeds can express while there is none.</summary>
    public DateTimeOffset UpdatedAt => Posts.Count == 0 ? DateTimeOffset.UnixEpoch : Posts.Max(UpdatedOf);

    public static DateTimeOffset UpdatedOf(PostPage post) => post.Summary.UpdatedAt ?? post.Summary.PublishedAt!.Value;

    public string UrlOf(PostPage post) => Urls.Absolute(post.Summary.Url);

    /// <summary>The full text, every link absolute.</summary>
    public string HtmlOf(PostPage post) => FeedText.Clean(post.Body.ToHtml(Urls.Absolute, UrlOf(post)));
}

/// <summary>Asks for what a feed holds.</summary>
internal sealed class FeedBuilder(PostReader posts, TermReader terms, BlogConfiguration configuration, SiteUrls urls)
{
    public SiteFeed ForSite(string format) =>
        new(configuration.Current.Title, configuration.Current.Description, format, SitePaths.Home, posts.ListForFeed(), configuration.Current, urls);

    public SiteFeed? ForTag(string tag, string format) => terms.FindTag(tag) is { } name
        ? new($"{name} – {configuration.Current.Title}", configuration.Current.Description, SitePaths.TagFeed(tag, format), SitePaths.Tag(tag), posts.ListForFeed(tag),
            configuration.Current, urls)
        : null;
}
