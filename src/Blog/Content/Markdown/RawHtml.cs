using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace Blog.Content.Markdown;

/// <summary>
/// Makes rendered HTML with authors' raw HTML in it fit for a page: parsed as a browser would, reduced to an allow-list unless the site
/// trusts its authors, and written anew, so that nothing is left open. The whole body is taken, for raw elements may span blocks.
/// </summary>
internal static class RawHtml
{
    private const int StableRounds = 4;

    private static readonly HtmlSanitizer AllowList = Create();

    /// <param name="rendered">The body as the writers left it.</param>
    /// <param name="mark">What tells our own elements from the author's.</param>
    /// <param name="unsafeHtml">Keep what the allow-list would drop; scripts in attributes and links go all the same.</param>
    /// <exception cref="MarkdownException">The raw HTML nests too deeply.</exception>
    public static RenderedMarkdown Clean(RenderedMarkdown rendered, OwnMark mark, bool unsafeHtml)
    {
        var made = rendered.Segments.OfType<MadePart>().ToList();
        var html = Html(rendered, mark, made);
        var clean = Write(html, mark, made, unsafeHtml);
        if (!unsafeHtml) return clean;
        // Drawings and formulas can mean one thing when parsed and another when what was parsed is parsed again, as browsers will.
        for (var round = 0; round < StableRounds; round++)
        {
            var before = Html(clean, mark, made);
            if (!before.Contains("<svg", StringComparison.OrdinalIgnoreCase) && !before.Contains("<math", StringComparison.OrdinalIgnoreCase)) return clean;
            clean = Write(before, mark, made, unsafeHtml: true);
            if (Html(clean, mark, made) == before) return clean;
        }

        return Write(html, mark, made, unsafeHtml: false);
    }

    private static RenderedMarkdown Write(string html, OwnMark mark, List<MadePart> made, bool unsafeHtml)
    {
        var document = new HtmlParser().ParseDocument("");
        var body = (IHtmlElement)document.Body!;
        body.InnerHtml = html;
        if (!unsafeHtml) AllowList.SanitizeDom((IHtmlDocument)document, body);
        var output = new HtmlOutput(OwnMark.None);
        new FragmentWriter(output, mark, body, made, unsafeHtml).Write();
        return output.Build();
    }

    /// <summary>What the blog made stays out of it: a mark of ours holds its place.</summary>
    private static string Html(RenderedMarkdown rendered, OwnMark mark, List<MadePart> made) =>
        rendered.ToHtml(target => new LinkTarget(target), part => $"<span{mark.Attribute} {FragmentWriter.Place}=\"{made.IndexOf(part)}\"></span>");

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = HtmlAllowList.Elements,
            AllowedAttributes = HtmlAllowList.Attributes,
            // LinkUrl alone decides about destinations, for markdown and for HTML alike.
            UriAttributes = new HashSet<string>(),
            UriListAttributes = new HashSet<string>(),
        })
        { KeepChildNodes = true };
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (!HtmlAllowList.DroppedWhole.Contains(removing.Tag.LocalName)) return;
            removing.Tag.Remove();
            removing.Cancel = true;
        };
        sanitizer.RemovingAttribute += (_, removing) => removing.Cancel = removing.Attribute.Name.StartsWith("aria-", StringComparison.Ordinal);
        return sanitizer;
    }
}
