using AngleSharp.Html.Parser;

namespace Blog.Content.Markdown;

/// <summary>Lists the places of a rendered body that a fragment can lead to: headings, footnotes, and what authors give an id in HTML.</summary>
internal static class FragmentIds
{
    public static HashSet<string> Of(RenderedMarkdown rendered)
    {
        // Every link is written, since one can have an id too.
        using var document = new HtmlParser().ParseDocument(rendered.ToHtml(target => new LinkTarget(target)));
        return document.QuerySelectorAll("[id], a[name]").SelectMany(element => new[] { element.Id, element.GetAttribute("name") }).OfType<string>().Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
    }
}
