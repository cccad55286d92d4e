using System.Text;
using System.Xml;
using Blog.Storage;
using Blog.Web.Http;

namespace Blog.Web.Feeds;

/// <summary>What search engines ask for: the sitemap of every page they may know, and <c>robots.txt</c>.</summary>
internal static class SitemapEndpoints
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9", MediaType = "application/xml; charset=utf-8";

    /// <summary>More in one file are read by nobody: https://www.sitemaps.org/protocol.html</summary>
    private const int MostAddresses = 50_000;

    public static void MapSitemap(this WebApplication app)
    {
        app.MapMethods(SitePaths.Sitemap, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, PostReader posts, TermReader terms, ArchiveReader archives, SiteUrls urls) =>
        {
            var parts = Parts(posts, terms, archives);
            return FeedEndpoints.Send(context, parts.Count == 1 ? WritePart(parts[0], urls) : WriteIndex(parts, urls), MediaType);
        });
        app.MapMethods(SitePaths.SitemapParts, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, int number, PostReader posts, TermReader terms, ArchiveReader archives, SiteUrls urls) =>
            Parts(posts, terms, archives) is { Count: > 1 } parts && number > 0 && number <= parts.Count ? FeedEndpoints.Send(context, WritePart(parts[number - 1], urls), MediaType) : Results.NotFound());
        app.MapMethods(SitePaths.Robots, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, SiteUrls urls) => FeedEndpoints.Send(
            context, Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\nDisallow: {urls.Path(SitePaths.Search)}?\n\nSitemap: {urls.Absolute(SitePaths.Sitemap)}\n"), "text/plain; charset=utf-8"));
    }

    private static List<SitemapEntry[]> Parts(PostReader posts, TermReader terms, ArchiveReader archives) => [.. Entries(posts, terms, archives).Chunk(MostAddresses)];

    private static IEnumerable<SitemapEntry> Entries(PostReader posts, TermReader terms, ArchiveReader archives)
    {
        var changed = posts.FindLastChange();
        yield return new(SitePaths.Home, changed);
        yield return new(SitePaths.Posts(), changed);
        yield return new(SitePaths.Tags, null);
        yield return new(SitePaths.Archives, null);
        yield return new(SitePaths.Feeds, null);
        yield return new(SitePaths.Search, null);
        foreach (var post in posts.ListForSitemap()) yield return post;
        foreach (var kind in Enum.GetValues<TermKind>())
        {
            var listed = terms.ListTerms(kind);
            if (kind != TermKind.Tag && listed.Count > 0) yield return new(SitePaths.Terms(kind), null);
            foreach (var term in listed) yield return new(SitePaths.Term(kind, term.Slug), null);
        }

        foreach (var (year, months) in archives.ListMonths())
        {
            yield return new(SitePaths.Archive(year), null);
            foreach (var month in months) yield return new(SitePaths.Archive(year, month), null);
        }
    }

    private static byte[] WritePart(SitemapEntry[] entries, SiteUrls urls) => Write("urlset", "url", entries.Select(entry => (urls.Absolute(entry.Path), entry.ModifiedAt)));

    private static byte[] WriteIndex(List<SitemapEntry[]> parts, SiteUrls urls) =>
        Write("sitemapindex", "sitemap", parts.Select((part, index) => (urls.Absolute(SitePaths.SitemapPart(index + 1)), part.Max(entry => entry.ModifiedAt))));

    private static byte[] Write(string list, string item, IEnumerable<(string Address, DateTimeOffset? ModifiedAt)> entries)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement(list, Namespace);
            foreach (var (address, modifiedAt) in entries)
            {
                xml.WriteStartElement(item, Namespace);
                xml.WriteElementString("loc", Namespace, address);
                if (modifiedAt is { } at) xml.WriteElementString("lastmod", Namespace, Pages.SiteDates.Machine(at));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }
}
