using System.Text.RegularExpressions;
using Blog.Storage;
using Blog.Web.Http;
using Blog.Web.Http.Answers;
using Blog.Wording;
using Microsoft.AspNetCore.Routing.Constraints;

namespace Blog.Web.Feeds;

/// <summary>Atom, RSS and JSON Feed, for the site and for each tag, category, author and series: the same entries with the same ids and full text.</summary>
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
        foreach (var path in Formats.Keys)
            app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, FeedBuilder builder) => Send(context, builder.ForSite(path), path));
        // The slug of a category may have slashes in it, which no segment of a route can.
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            app.MapMethods($"{SitePaths.Terms(kind)}{{slug}}/{{**below:feed}}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, FeedBuilder builder) =>
                SitePaths.ParseTermFeed(context.Request.Path.Value!) is { } asked && builder.ForTerm(asked.Kind, asked.Slug, asked.Feed) is { } feed ? Send(context, feed, asked.Feed) : Results.NotFound());
        }
    }

    /// <summary>Bytes that stay what they are until the content, the settings or what is public changes.</summary>
    internal static IResult Send(HttpContext context, byte[] body, string mediaType, DateTimeOffset? modifiedAt = null)
    {
        context.KeepAnswer();
        return new WholeText(body, mediaType, modifiedAt);
    }

    private static IResult Send(HttpContext context, SiteFeed feed, string path) =>
        Send(context, Formats[path].Write(feed), Formats[path].MediaType, feed.ModifiedAt);

    /// <summary>What stands after the first part of a term ends with a feed.</summary>
    internal sealed class FeedConstraint() : RegexRouteConstraint(new Regex(@"(?:^|/)(?:atom\.xml|rss\.xml|feed\.json)$"));
}

/// <summary>A feed before it is written in one format.</summary>
/// <param name="Path">The feed's own path.</param>
/// <param name="PagePath">The page that it is the feed of.</param>
/// <param name="Entries">Newest first, all with a date.</param>
internal sealed record SiteFeed(string Title, string Description, string Path, string PagePath, IReadOnlyList<FeedEntry> Entries, BlogOptions Options, SiteUrls Urls)
{
    /// <summary>The newest change of any entry; the beginning of the calendar that feeds can express while there is none.</summary>
    public DateTimeOffset UpdatedAt => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.UpdatedAt);

    /// <summary>When the feed became what it is, as far as anybody knows; null for an empty one. An edit counts that its author gives no date: some readers go by this alone.</summary>
    public DateTimeOffset? ModifiedAt => Entries.Count == 0 ? null : Entries.Max(entry => entry.Post.ReplacedAt > entry.UpdatedAt ? entry.Post.ReplacedAt.Value : entry.UpdatedAt);
}

/// <summary>A post in a feed.</summary>
/// <param name="Html">The full text, every link absolute.</param>
internal sealed record FeedEntry(PostPage Post, string Url, string Html)
{
    public PostSummary Summary => Post.Summary;

    public DateTimeOffset PublishedAt => Summary.PublishedAt!.Value;

    public DateTimeOffset UpdatedAt => Summary.UpdatedAt ?? PublishedAt;
}

/// <summary>Asks for what a feed holds.</summary>
internal sealed class FeedBuilder(PostReader posts, TermReader terms, BlogConfiguration configuration, SiteUrls urls, SiteWords words)
{
    // Readers ask often, and some give up on more.
    private const int LargestText = 900_000;

    public SiteFeed ForSite(string format) =>
        new(configuration.Current.Title, configuration.Current.Description, format, SitePaths.Home, Entries(posts.ListForFeed()), configuration.Current, urls);

    public SiteFeed? ForTerm(TermKind kind, string slug, string format) => terms.FindTerm(kind, slug) is { } term
        ? new($"{term.Name} – {configuration.Current.Title}", term.Description.Length > 0 ? term.Description : words.Of(kind).Posts(term.Name), SitePaths.TermFeed(kind, slug, format),
            SitePaths.Term(kind, slug), Entries(posts.ListForFeed(kind, slug)), configuration.Current, urls)
        : null;

    private List<FeedEntry> Entries(IReadOnlyList<PostPage> listed)
    {
        var (entries, length) = (new List<FeedEntry>(listed.Count), 0);
        foreach (var post in listed)
        {
            var url = urls.Absolute(post.Summary.Url);
            var html = FeedText.Clean(post.Body.ToHtml(urls.Absolute, url));
            length += html.Length;
            if (length > LargestText && entries.Count > 0) break;
            entries.Add(new(post, url, html));
        }

        return entries;
    }
}
