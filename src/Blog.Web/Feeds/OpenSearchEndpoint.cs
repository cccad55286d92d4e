using System.Globalization;
using System.Text;
using System.Xml;
using Blog.Web.Http;

namespace Blog.Web.Feeds;

/// <summary>The OpenSearch 1.1 description, by which browsers learn to ask the site's search.</summary>
internal static class OpenSearchEndpoint
{
    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";

    // The specification's limits, in characters.
    private const int ShortName = 16, LongName = 48, Description = 1024;

    public static void MapOpenSearch(this WebApplication app) =>
        app.MapMethods(SitePaths.OpenSearch, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, SiteUrls urls, BlogConfiguration configuration) =>
            FeedEndpoints.Send(context, Write(configuration.Current, urls), "application/opensearchdescription+xml; charset=utf-8"));

    private static byte[] Write(BlogOptions options, SiteUrls urls)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("OpenSearchDescription", Namespace);
            Write("ShortName", Cut(options.Title, ShortName));
            Write("LongName", Cut(options.Title, LongName));
            Write("Description", Cut(options.Description.Length > 0 ? options.Description : options.Title, Description));
            Write("InputEncoding", "UTF-8");
            Write("OutputEncoding", "UTF-8");
            Write("Language", options.Language);
            xml.WriteStartElement("Image", Namespace);
            xml.WriteAttributeString("type", "image/svg+xml");
            xml.WriteString(urls.Absolute(SitePaths.Icon));
            xml.WriteEndElement();
            xml.WriteStartElement("Url", Namespace);
            xml.WriteAttributeString("type", "text/html");
            xml.WriteAttributeString("template", $"{urls.Absolute(SitePaths.Search)}?{SitePaths.SearchText}={{searchTerms}}");
            xml.WriteEndElement();
            xml.WriteEndElement();

            void Write(string name, string value) => xml.WriteElementString(name, Namespace, value);
        }

        return stream.ToArray();
    }

    private static string Cut(string text, int length)
    {
        var printable = FeedText.Printable(text);
        var info = new StringInfo(printable);
        return info.LengthInTextElements <= length ? printable : info.SubstringByTextElements(0, length - 1) + "…";
    }
}
