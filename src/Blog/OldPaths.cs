using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog;

/// <summary>What an address of another engine's list, feed or page of a post means here; whether there is such a thing is the index's to say.</summary>
/// <param name="Target">A path of this site.</param>
/// <param name="Kind">Else a kind of term, with <paramref name="Name"/>.</param>
/// <param name="Name">A term as the old address spells it.</param>
/// <param name="Page">Of the term's list.</param>
/// <param name="Feed">One of the feeds of the term.</param>
/// <param name="Year">Else a year of the archive.</param>
/// <param name="Month">Of that year; 0 for none.</param>
/// <param name="Post">Else the path of a post that the address belongs to.</param>
/// <param name="UsedQuery">The query was part of the address.</param>
public sealed record OldPath(
    string? Target = null, TermKind? Kind = null, string Name = "", int Page = 1, string? Feed = null, int Year = 0, int Month = 0, string? Post = null, bool UsedQuery = false);

/// <summary>The addresses that other engines give to what every blog has: feeds, numbered pages, tags, archives. Posts' own are aliases.</summary>
public static partial class OldPaths
{
    /// <summary>Parameters of the home page that mean another page of it.</summary>
    public static readonly IReadOnlyList<string> QueryNames = ["feed", "paged", "tag"];

    private static readonly Dictionary<string, string> Fixed = Table(
        (SitePaths.Atom,
            "feed.xml feed.atom posts/feed.xml atom index.atom blog.atom posts.atom feed/atom feed/atom.xml feeds/atom.xml feed/feed.xml blog/atom.xml blog/feed.xml posts/atom.xml "
            + "blog/feed:atom feed:atom wp-atom.php feeds/posts/default"),
        (SitePaths.Rss,
            "feed comments/feed rss rss2 rss2.xml index.xml index.rss blog.rss posts.rss rdf.xml feed/rss feed/rss2 feed/rdf feed/rss.xml feed/index.xml feeds/rss.xml blog/rss.xml blog/rss blog/feed "
            + "blog/index.xml post/index.xml posts/index.xml posts/rss.xml posts/feed blog/feed:rss feed:rss wp-rss.php wp-rss2.php wp-rdf.php wp-feed.php"),
        (SitePaths.JsonFeed, "feed/json feed/feed.json feeds/feed.json index.json blog.json blog/feed.json"),
        (SitePaths.Sitemap, "sitemap_index.xml sitemap-index.xml sitemap-0.xml wp-sitemap.xml sitemap.xml.gz"),
        (SitePaths.Posts(), "blog post articles"),
        (SitePaths.Archives, "archive"),
        (SitePaths.Tags, "tag"),
        (SitePaths.Terms(TermKind.Category), "category"),
        (SitePaths.Terms(TermKind.Author), "author"));

    /// <summary>What an address means.</summary>
    /// <param name="path">Decoded, as requested.</param>
    /// <param name="query">As requested, with its mark.</param>
    public static OldPath? Parse(string path, string query = "")
    {
        var old = path.Trim('/');
        if (old.Length == 0 || old.Equals("index.php", StringComparison.OrdinalIgnoreCase)) return ParseQuery(query) ?? (old.Length == 0 ? null : new(SitePaths.Home));
        if (Fixed.TryGetValue(old, out var target)) return new(target);
        if (Numbered().Match(old) is { Success: true } numbered) return PageOf(numbered) is var page and > 0 ? new(SitePaths.Posts(page)) : null;
        if (Term().Match(old) is { Success: true } term) return ParseTerm(term);
        if (Day().Match(old) is { Success: true } day) return new(Year: Number(day.Groups["year"]), Month: Number(day.Groups["month"]));
        if (TagFeed().Match(old) is { Success: true } feed)
            return feed.Groups["kind"].Value.Equals("tag", StringComparison.OrdinalIgnoreCase) ? new(Kind: TermKind.Tag, Name: feed.Groups["name"].Value, Feed: SitePaths.Atom) : new(SitePaths.Atom);
        if (OfPost().Match(old) is { Success: true } part) return new(Post: "/" + part.Groups["post"].Value);
        return null;
    }

    private static OldPath? ParseQuery(string query)
    {
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            var value = part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..];
            switch (part.Split('=')[0].ToLowerInvariant())
            {
                case "feed":
                    return new(value switch { "atom" => SitePaths.Atom, "json" => SitePaths.JsonFeed, _ => SitePaths.Rss }, UsedQuery: true);
                case "paged" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0:
                    return new(SitePaths.Posts(page), UsedQuery: true);
                case "tag" when value.Length > 0:
                    return new(Kind: TermKind.Tag, Name: Uri.UnescapeDataString(value.Replace('+', ' ')), UsedQuery: true);
            }
        }

        return null;
    }

    private static OldPath? ParseTerm(Match match)
    {
        var kind = match.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "tag" or "tags" => TermKind.Tag,
            "category" or "categories" => TermKind.Category,
            "author" or "authors" => TermKind.Author,
            _ => TermKind.Series,
        };
        var page = match.Groups["page"].Success ? Number(match.Groups["page"]) : 1;
        var ending = match.Groups["feed"].Value;
        var feed = ending.Length == 0 ? null : ending.Contains("atom", StringComparison.OrdinalIgnoreCase) ? SitePaths.Atom : SitePaths.Rss;
        return page > 0 ? new(Kind: kind, Name: match.Groups["name"].Value, Page: page, Feed: feed) : null;
    }

    private static int PageOf(Match match) => Number(match.Groups["page"]);

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Dictionary<string, string> Table(params ReadOnlySpan<(string Target, string Paths)> rows)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (target, paths) in rows)
            foreach (var path in paths.Split(' ')) table.Add(path, target);
        return table;
    }

    // Hugo's and WordPress' page/2, Jekyll's page2 and blog/page2, Grav's blog/page:2, AstroPaper's posts/2.
    [GeneratedRegex(@"^(?:(?:(?:blog|posts?|articles)/)?page[/:]?(?<page>[0-9]{1,6})|posts/(?<page>[0-9]{1,3}))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    // tag/x, tag:x, blog/tag:x, tags/x/2, category/a/b/page/2, tag/x/feed, tags/x/index.xml
    [GeneratedRegex(@"^(?:blog/)?(?<kind>tags?|categor(?:y|ies)|authors?|series)[/:](?<name>[^:]+?)(?:/(?:page[/:]?)?(?<page>[0-9]{1,6}))?(?:/(?<feed>feed(?:/(?:atom|rss2?|rdf))?|rss|(?:index|feed|atom|rss)\.xml))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Term();

    [GeneratedRegex(@"^(?:archives/)?(?<year>[0-9]{4})(?:/(?<month>[0-9]{1,2})(?:/[0-9]{1,2})?)?(?:/page/[0-9]{1,6})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    // jekyll-feed
    [GeneratedRegex(@"^feed/by_(?<kind>tag|author|category)/(?<name>[^/]+)\.xml$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TagFeed();

    [GeneratedRegex(@"^(?:index\.php/(?<post>.+)|(?<post>.+?)/(?:amp(?:\.html)?|embed|print|trackback|feed(?:/(?:atom|rss2?|rdf))?|comment-page-[0-9]+))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OfPost();
}
