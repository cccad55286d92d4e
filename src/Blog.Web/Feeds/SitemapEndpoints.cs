using System.Text;
using System.Xml;
using Blog.Storage;
using Blog.Web.Http;

namespace Blog.Web.Feeds;

/// <summary>What search engines ask for: the sitemap of every page they may know, and <c>robots.txt</c>.</summary>
internal static class SitemapEndpoints
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this WebApplication app)
    {
        app.MapMethods(SitePaths.Sitemap, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, PostReader posts, TermReader terms, ArchiveReader archives, SiteUrls urls) =>
            FeedEndpoints.Send(context, Write(Entries(posts, terms, archives), urls), "application/xml; charset=utf-8"));
        app.MapMethods(SitePaths.Robots, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, SiteUrls urls) => FeedEndpoints.Send(
            context, Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\nDisallow: {urls.Path(SitePaths.Search)}\n\nSitemap: {urls.Absolute(SitePaths.Sitemap)}\n"), "text/plain; charset=utf-8"));
    }

    private static IEnumerable<SitemapEntry> Entries(PostReader posts, TermReader terms, ArchiveReader archives)
    {
        var changed = posts.FindLastChange();
        yield return new(SitePaths.Home, changed);
        yield return new(SitePaths.Posts(), changed);
        yield return new(SitePaths.Tags, null);
        yield return new(SitePaths.Archives, null);
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

    private static byte[] Write(IEnumerable<SitemapEntry> entries, SiteUrls urls)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("urlset", Namespace);
            foreach (var entry in entries)
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, urls.Absolute(entry.Path));
                if (entry.ModifiedAt is { } at) xml.WriteElementString("lastmod", Namespace, Pages.SiteDates.Machine(at));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return stream.ToArray();
    }
}
