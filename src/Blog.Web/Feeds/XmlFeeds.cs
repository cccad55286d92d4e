using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Blog.Web.Feeds;

/// <summary>Atom (RFC 4287) and RSS 2.0 with <c>content:encoded</c>.</summary>
internal static class XmlFeeds
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace AtomNamespace = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    private static readonly XmlQualifiedName LanguageOfEntry = new("lang", XNamespace.Xml.NamespaceName);

    public static byte[] WriteAtom(SiteFeed feed)
    {
        var atom = Describe(feed);
        atom.Links.Add(Link(feed.Urls.Absolute(feed.Path), "self", "application/atom+xml"));
        atom.Links.Add(Link(feed.Urls.Absolute(feed.PagePath), "alternate", "text/html"));
        atom.Items = feed.Entries.Select(entry =>
        {
            var item = Item(entry);
            item.Content = SyndicationContent.CreateHtmlContent(entry.Html);
            if (entry.Summary.Description.Length > 0) item.Summary = new TextSyndicationContent(FeedText.Printable(entry.Summary.Description));
            foreach (var author in Authors(feed, entry.Post)) item.Authors.Add(new SyndicationPerson { Name = author });
            if (entry.Summary.Language is { } language) item.AttributeExtensions.Add(LanguageOfEntry, language);
            return item;
        }).ToList();
        return Write(atom.SaveAsAtom10);
    }

    public static byte[] WriteRss(SiteFeed feed)
    {
        var rss = Describe(feed);
        rss.Description = new TextSyndicationContent(FeedText.AsHtml(rss.Description.Text));
        rss.Links.Add(Link(feed.Urls.Absolute(feed.PagePath), "alternate", "text/html"));
        rss.ElementExtensions.Add(new XElement(AtomNamespace + "link",
            new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml"), new XAttribute("href", feed.Urls.Absolute(feed.Path))).CreateReader());
        rss.Items = feed.Entries.Select(entry =>
        {
            var item = Item(entry);
            item.Summary = new TextSyndicationContent(FeedText.AsHtml(entry.Summary.Description));
            item.ElementExtensions.Add(new XElement(Content + "encoded", entry.Html).CreateReader());
            foreach (var author in Authors(feed, entry.Post)) item.ElementExtensions.Add(new XElement(DublinCore + "creator", author).CreateReader());
            if (entry.Summary.Language is { } language) item.ElementExtensions.Add(new XElement(DublinCore + "language", language).CreateReader());
            return item;
        }).ToList();
        return Write(writer => new Rss20FeedFormatter(rss, serializeExtensionsAsAtom: false).WriteTo(writer));
    }

    private static SyndicationFeed Describe(SiteFeed feed) => new()
    {
        // The feed's id is its address; entries have ids of their own that outlive an address.
        Id = feed.Urls.Absolute(feed.Path),
        Title = new TextSyndicationContent(FeedText.Printable(feed.Title)),
        Description = new TextSyndicationContent(FeedText.Printable(feed.Description.Length > 0 ? feed.Description : feed.Title)),
        Language = feed.Options.Language,
        LastUpdatedTime = feed.UpdatedAt,
    };

    private static SyndicationItem Item(FeedEntry entry)
    {
        var item = new SyndicationItem
        {
            Id = FeedText.Printable(entry.Post.FeedId),
            Title = new TextSyndicationContent(FeedText.Printable(entry.Summary.Title)),
            PublishDate = entry.PublishedAt,
            LastUpdatedTime = entry.UpdatedAt,
        };
        item.Links.Add(Link(entry.Url, "alternate", null));
        foreach (var tag in entry.Summary.Tags) item.Categories.Add(new SyndicationCategory(FeedText.Printable(tag.Name)));
        return item;
    }

    private static IEnumerable<string> Authors(SiteFeed feed, Storage.PostPage post)
    {
        var names = post.Authors.Select(author => author.Name).ToList();
        if (names.Count == 0) names.Add(feed.Options.Author.Length > 0 ? feed.Options.Author : feed.Options.Title);
        return names.Select(FeedText.Printable);
    }

    private static SyndicationLink Link(string url, string relation, string? mediaType) => new(new Uri(url), relation, null, mediaType, 0);

    private static byte[] Write(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false })) write(writer);
        return stream.ToArray();
    }
}
