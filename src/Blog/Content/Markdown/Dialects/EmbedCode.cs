namespace Blog.Content.Markdown.Dialects;

/// <summary>
/// What other sites give to be copied into a page: a frame with a film, a map or a form, or a script that writes a gist. No frame and no script of
/// another site stays in a page, so a film becomes a link that has a player, and anything else a plain link.
/// </summary>
internal static class EmbedCode
{
    /// <summary>A longer tag is nobody's.</summary>
    private const int LongestTag = 2000;

    private const string Frame = "<iframe";
    private const string Script = "<script";
    private const string Gists = "https://gist.github.com/";

    /// <summary>Whether there may be any in a text.</summary>
    public static bool IsIn(ReadOnlySpan<char> body) => body.Contains(Frame, StringComparison.OrdinalIgnoreCase) || body.Contains(Gists, StringComparison.Ordinal);

    public static bool TryTranslate(DialectWalk walk)
    {
        var here = walk.Source.AsSpan(walk.At, Math.Min(LongestTag, walk.Source.Length - walk.At));
        var name = here.StartsWith(Frame, StringComparison.OrdinalIgnoreCase) ? "iframe" : here.StartsWith(Script, StringComparison.OrdinalIgnoreCase) ? "script" : null;
        if (name is null || walk.FindTag("</", name, ">", walk.At) is not { } close) return false;
        if (HtmlTag.Read(here.ToString(), 0) is not { } tag || tag.Name != name || walk.At + tag.End > close.Start) return false;
        var source = (tag.Attribute("src") ?? "").Trim();
        if (source.Length == 0) source = (tag.Attribute("data-src") ?? "").Trim();
        if (source.StartsWith("//", StringComparison.Ordinal)) source = "https:" + source;
        return tag.Name switch
        {
            "iframe" => TryFrame(walk, tag, source, close.End),
            "script" => TryGist(walk, source, close.End),
            _ => false,
        };
    }

    private static bool TryFrame(DialectWalk walk, HtmlTag tag, string source, int end)
    {
        if (HiddenComments.AreIn(walk.Source.AsSpan(walk.At, end - walk.At))) return false;
        var title = PlainText.OneLine(tag.Attribute("title") ?? "");
        if (Video.Of(source) is { } video)
        {
            // What the sites write there themselves says nothing.
            var name = title.Length == 0 || title.Contains("video player", StringComparison.OrdinalIgnoreCase) ? $"Video on {video.Site}" : title;
            walk.StartBlock();
            var link = Markup.Link(walk, name, video.Page);
            var indent = walk.Lines.Indent();
            var isLast = walk.Source.AsSpan(end, TextLines.LineAt(walk.Source, end).Length).IsWhiteSpace();
            walk.Replace(end, link + "\n" + indent.TrimEnd(' ') + (isLast ? "" : "\n" + indent));
            return true;
        }

        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")) return false;
        WriteLink(walk, end, title.Length > 0 ? title : address.IdnHost, source);
        return true;
    }

    private static bool TryGist(DialectWalk walk, string source, int end)
    {
        if (!source.StartsWith(Gists, StringComparison.Ordinal)) return false;
        var page = source.Split('?')[0];
        if (page.EndsWith(".js", StringComparison.Ordinal)) page = page[..^3];
        WriteLink(walk, end, "Gist on GitHub", page);
        return true;
    }

    private static void WriteLink(DialectWalk walk, int end, string text, string target)
    {
        // Where it began a block of HTML, or a line of one, markdown is read instead.
        if (walk.Lines.IsHtml && walk.At == walk.Lines.Content) walk.StartBlock();
        walk.Replace(end, Markup.Link(walk, text, target));
    }
}
