namespace Blog.Content.Markdown;

/// <summary>
/// An element of raw HTML that goes from the page with all it holds, while it is open. Where the end of one is in doubt it comes later rather
/// than too early: what the page drops must be text nowhere.
/// </summary>
/// <param name="Name">In lower case.</param>
/// <param name="Outer">The dropped element that it stands in.</param>
internal sealed record DroppedElement(string Name, DroppedElement? Outer)
{
    /// <summary>Within these a tag is text, but for their own end tag.</summary>
    private static readonly HashSet<string> RawText = new(StringComparer.Ordinal)
        { "script", "style", "iframe", "noembed", "noframes", "xmp", "textarea", "title", "plaintext" };

    private bool IsDrawing => Name is "svg" or "math";

    /// <summary>What is open after a start tag.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="outer">The dropped element that it stands in.</param>
    public static DroppedElement? After(HtmlTag tag, DroppedElement? outer)
    {
        var opened = new DroppedElement(tag.Name, outer);
        // Elsewhere a slash before the end of a tag means nothing.
        if (tag.HasSlash && (opened.IsDrawing || outer is { IsDrawing: true })) return outer;
        // Of the elements within, those count that could be taken for the end of the outer one.
        return (outer is null ? HtmlAllowList.DroppedWhole.Contains(tag.Name) : tag.Name == outer.Name || RawText.Contains(tag.Name)) ? opened : outer;
    }

    /// <summary>Passes over what dropped elements hold.</summary>
    /// <param name="html">A piece of HTML.</param>
    /// <param name="at">Where it goes on.</param>
    /// <param name="open">The innermost that is open; null when all have ended.</param>
    /// <returns>The offset after the end of the outermost, or the end of the piece.</returns>
    public static int Skip(string html, int at, ref DroppedElement? open)
    {
        while (open is not null && at < html.Length)
        {
            if (RawText.Contains(open.Name))
            {
                at = AfterEndTag(html, open.Name, at);
                if (at > 0) open = open.Outer;
                else return html.Length;
                continue;
            }

            var next = html.IndexOf('<', at);
            if (next < 0) return html.Length;
            if (HtmlTag.Read(html, next) is not { } tag)
            {
                at = RawHtmlText.AfterOther(html, next);
                continue;
            }

            at = tag.End;
            if (!tag.IsEnd) open = After(tag, open);
            else if (tag.Name == open.Name) open = open.Outer;
        }

        return at;
    }

    private static int AfterEndTag(string html, string name, int from)
    {
        // Nothing ends it.
        if (name == "plaintext") return -1;
        for (var at = from; (at = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + 2 + name.Length;
            if (end < html.Length && (char.IsWhiteSpace(html[end]) || html[end] is '/' or '>')) return HtmlTag.Read(html, at)?.End ?? -1;
        }

        return -1;
    }
}
