namespace Blog.Content.Markdown;

/// <summary>
/// Counts what raw HTML leaves open, over all pieces of a body. Elements left open are opened anew in every block that follows, so their
/// number multiplies the size of the page.
/// </summary>
internal sealed class RawHtmlDepth
{
    private const int MaximumDepth = 200;

    private static readonly HashSet<string> ClosedByOthers = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
        "dd", "dt", "li", "p", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "rp", "rt", "colgroup",
    };

    private int depth;

    /// <exception cref="MarkdownException">Too many elements are open, or a tag has too many attributes.</exception>
    public void Add(string html, int line)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            var tag = HtmlTag.Read(html, at);
            at = tag?.End ?? html.IndexOf('>', at);
            if (at < 0) return;
            if (tag is null || ClosedByOthers.Contains(tag.Name)) continue;
            depth = tag.IsEnd ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > MaximumDepth) throw new MarkdownException(line, $"more than {MaximumDepth} HTML elements are open at once");
        }
    }
}
