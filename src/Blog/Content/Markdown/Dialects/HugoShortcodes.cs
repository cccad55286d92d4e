namespace Blog.Content.Markdown.Dialects;

/// <summary>Hugo's built-in shortcodes. Others stay as they are and are reported; what stands between a pair of them is read as ever.</summary>
internal static class HugoShortcodes
{
    public static bool TryTranslate(DialectWalk walk)
    {
        if (HugoShortcode.Read(walk) is not { } code) return false;
        if (code.IsEscaped)
        {
            walk.Replace(code.End, Markup.Literal(code.Open + code.Text + code.Close));
            return true;
        }

        if (code.IsEnd)
        {
            if (!walk.Containers.IsInnermost("/" + code.Name) || !walk.Containers.Close(walk, code.End)) walk.Leave(code.End, null);
            return true;
        }

        var arguments = TagArguments.Parse(code.Text);
        var isKnown = code.Name switch
        {
            "ref" or "relref" => Reference(walk, code, arguments),
            "figure" => Figure(walk, code, arguments),
            "highlight" => Highlight(walk, code),
            "details" => Container(walk, code, $"[!note]{(arguments.Get("open") is "true" ? "+" : "-")} ", arguments.Get("summary", 0) is { Length: > 0 } summary ? summary : "Details"),
            "alert" or "notice" or "note" or "admonition" or "callout" => Container(walk, code, $"[!{Kind(code, arguments)}] ", arguments.Get("title")),
            _ => Links.TryMedia(walk, code.End, code.Name, arguments),
        };
        if (!isKnown) walk.Leave(code.End, $"{code.Open} {code.Name} {code.Close}");
        return true;
    }

    private static bool Reference(DialectWalk walk, HugoShortcode code, TagArguments arguments)
    {
        var path = arguments.Get("path", 0);
        return path.Length > 0 && Links.Write(walk, code.End, NoteTarget.Of(path), path);
    }

    private static bool Figure(DialectWalk walk, HugoShortcode code, TagArguments arguments)
    {
        var source = arguments.Get("src", 0);
        if (source.Length == 0) return false;
        var title = arguments.Get("title");
        var caption = arguments.Get("caption");
        var alt = arguments.Get("alt") is { Length: > 0 } said ? said : caption.Length > 0 ? caption : title;
        var image = Markup.ImageElement(source, alt, "", arguments.Get("width"), arguments.Get("height"));
        if (arguments.Get("link") is { Length: > 0 } link) image = $"<a href=\"{Markup.Encode(link)}\">{image}</a>";
        var credit = Markup.Encode(arguments.Get("attr"));
        if (credit.Length > 0 && arguments.Get("attrlink") is { Length: > 0 } where) credit = $"<a href=\"{Markup.Encode(where)}\">{credit}</a>";
        var lines = new[] { title.Length > 0 ? $"<strong>{Markup.Encode(title)}</strong>" : "", Markup.Encode(caption), credit };
        var isAlone = walk.Output.IsLineStart && walk.Source.AsSpan(code.End, TextLines.LineAt(walk.Source, code.End).Length).IsWhiteSpace();
        walk.Replace(code.End, Markup.Figure(image, string.Join(' ', lines.Where(line => line.Length > 0))) + (isAlone ? "\n" + walk.Lines.Indent().TrimEnd(' ') : ""));
        return true;
    }

    private static bool Highlight(DialectWalk walk, HugoShortcode code)
    {
        if (walk.FindTag(code.Open, "/" + code.Name, code.Close, code.End) is not { } close) return false;
        var arguments = TagArguments.Parse(code.Text);
        // Options stand in one string: "linenos=table,hl_lines=1 3-4".
        var options = string.Join(' ', arguments.Values.Skip(1));
        Markup.Fence(walk, code.End, close.Start, close.End, arguments.Get("lang", 0) + (options.Length == 0 ? "" : " " + options.Replace("hl_lines=", "hl_lines=\"", StringComparison.Ordinal) + (options.Contains("hl_lines=", StringComparison.Ordinal) && !options.Contains('"', StringComparison.Ordinal) ? "\"" : "")));
        return true;
    }

    private static bool Container(DialectWalk walk, HugoShortcode code, string head, string title)
    {
        if (walk.Containers.IsFull || walk.FindTag(code.Open, "/" + code.Name, code.Close, code.End) is null) return false;
        walk.Containers.Open(walk, code.End, "/" + code.Name, head + Markup.Literal(ContentText.SingleLine(title)));
        return true;
    }

    /// <summary>Themes name the kind, a number of things.</summary>
    private static string Kind(HugoShortcode code, TagArguments arguments)
    {
        foreach (var name in (ReadOnlySpan<string>)["type", "color", "icon", "level"])
        {
            if (arguments.Get(name).ToLowerInvariant() is "warning" or "danger" or "tip" or "success" or "important" or "caution" or "info" or "error") return arguments.Get(name).ToLowerInvariant();
        }

        return arguments.Values is [var kind, ..] && kind.Length is > 0 and < 20 && kind.All(char.IsAsciiLetter) ? kind : "note";
    }
}
