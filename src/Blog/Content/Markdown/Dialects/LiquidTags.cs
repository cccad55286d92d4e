namespace Blog.Content.Markdown.Dialects;

/// <summary>Tags in <c>{% … %}</c>: Jekyll's, Octopress's and Hexo's, and Zola's with a body. Others stay as they are and are reported.</summary>
internal static class LiquidTags
{
    public static bool TryTranslate(DialectWalk walk)
    {
        if (!walk.StartsWith("{%") || LiquidTag.Read(walk) is not { } tag) return false;
        if (TryClose(walk, tag) || TryBlock(walk, tag)) return true;
        var isKnown = tag.Name switch
        {
            "raw" => Raw(walk, tag),
            "post_url" => Links.Write(walk, tag.End, NoteTarget.Of(Trimmed(tag.Text)), Trimmed(tag.Text)),
            "link" => Link(walk, tag),
            "post_link" => PostLink(walk, tag),
            "post_path" => Links.Write(walk, tag.End, NoteTarget.Of(Trimmed(tag.Text)), Trimmed(tag.Text)),
            "asset_path" => Links.Write(walk, tag.End, Trimmed(tag.Text), Trimmed(tag.Text)),
            "asset_link" => AssetLink(walk, tag),
            "asset_img" or "img" => ImageTags.TryImage(walk, tag),
            "image" => ImageTags.TryImageWithAlt(walk, tag),
            "iframe" => Iframe(walk, tag),
            _ => Links.TryMedia(walk, tag.End, tag.Name, TagArguments.Parse(tag.Text)),
        };
        if (isKnown) return true;
        // What ends or divides an unknown tag is said with the tag.
        var isPart = tag.Name.StartsWith("end", StringComparison.Ordinal) || tag.Name is "else" or "elif" or "elsif" or "when";
        walk.Leave(tag.End, isPart ? null : $"{{% {tag.Name} %}}");
        return true;
    }

    private static bool TryClose(DialectWalk walk, LiquidTag tag)
    {
        var name = tag.Name == "end" ? "end" : tag.Name.StartsWith("end", StringComparison.Ordinal) ? tag.Name : null;
        return name is not null && walk.Containers.IsInnermost(name) && walk.Containers.Close(walk, tag.End);
    }

    private static bool TryBlock(DialectWalk walk, LiquidTag tag)
    {
        var ending = tag.IsCall ? "end" : "end" + tag.Name;
        switch (tag.Name)
        {
            case "highlight" or "codeblock" or "code" when walk.FindTag("{%", ending, "%}", tag.End) is { } close:
                var (from, to) = WithoutRaw(walk.Source, tag.End, close.Start);
                Markup.Fence(walk, from, to, close.End, tag.Name == "highlight" ? HighlightInfo(tag.Text) : CodeBlockInfo.Of(tag.Text));
                return true;
            case "blockquote" or "quote" or "pullquote" or "centerquote" or "cq" when HasEnd():
                walk.Containers.Open(walk, tag.End, ending, "", tag.Name is "blockquote" or "quote" ? Attribution(walk, tag) : "");
                return true;
            case "note" or "alert" or "callout" or "admonition" when HasEnd():
                var words = TagArguments.Parse(tag.Text).Values;
                walk.Containers.Open(walk, tag.End, ending, "[!" + (words.Count > 0 && words[0].All(char.IsAsciiLetter) ? words[0] : "note") + "]");
                return true;
            default:
                return false;
        }

        bool HasEnd() => !walk.Containers.IsFull && walk.FindTag("{%", ending, "%}", tag.End) is not null;
    }

    private static bool Raw(DialectWalk walk, LiquidTag tag)
    {
        RawText.Open(walk, tag.End);
        return true;
    }

    /// <summary>Code is often wrapped in <c>raw</c> as a whole, since Liquid would read it otherwise.</summary>
    private static (int From, int To) WithoutRaw(string source, int from, int to)
    {
        var inner = source.AsSpan(from, to - from);
        var start = inner.TrimStart();
        var end = inner.TrimEnd();
        if (!start.StartsWith("{%", StringComparison.Ordinal) || !end.EndsWith("%}", StringComparison.Ordinal)) return (from, to);
        var open = start.IndexOf("%}", StringComparison.Ordinal);
        var close = end.LastIndexOf("{%", StringComparison.Ordinal);
        if (!start[2..open].Trim("- ").SequenceEqual("raw") || !end[(close + 2)..^2].Trim("- ").SequenceEqual("endraw")) return (from, to);
        return (to - start.Length + open + 2, from + close);
    }

    private static string HighlightInfo(string text)
    {
        var words = text.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return "";
        var options = words.Length == 1 ? "" : words[1].Replace("mark_lines", "hl_lines", StringComparison.Ordinal);
        return words[0] + (options.Length == 0 ? "" : " " + options);
    }

    /// <summary>Who said it, as a paragraph: Hexo's <c>author[, source] [link] [title]</c>, Zola's <c>author="…"</c>.</summary>
    private static string Attribution(DialectWalk walk, LiquidTag tag)
    {
        var arguments = TagArguments.Parse(tag.Text);
        if (arguments.Get("author") is { Length: > 0 } named) return "— " + Markup.Literal(named);
        var words = tag.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var url = Array.FindIndex(words, word => word.StartsWith("http://", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal));
        var said = string.Join(' ', url < 0 ? words : words[..url]).Trim('"', '\'');
        if (url < 0) return said.Length == 0 ? "" : "— " + Markup.Literal(said);
        var title = url + 1 < words.Length ? string.Join(' ', words[(url + 1)..]) : words[url][(words[url].IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/');
        return (said.Length == 0 ? "— " : $"— {Markup.Literal(said)}, ") + Markup.Link(walk, title, words[url]);
    }

    /// <summary>Jekyll's link to a file, or Hexo's <c>text url [external] [title]</c>.</summary>
    private static bool Link(DialectWalk walk, LiquidTag tag)
    {
        var words = TagArguments.Parse(tag.Text).Values;
        if (words.Count == 0) return false;
        if (words.Count == 1)
        {
            var target = ContentNames.IsPost(words[0]) ? NoteTarget.Of(words[0]) : "/" + words[0].TrimStart('/');
            return Links.Write(walk, tag.End, target, words[0]);
        }

        var url = words.ToList().FindIndex(word => word.Contains("://", StringComparison.Ordinal) || word.StartsWith('/'));
        if (url < 1) return false;
        walk.Replace(tag.End, Markup.Link(walk, string.Join(' ', words.Take(url)), words[url]));
        return true;
    }

    private static bool PostLink(DialectWalk walk, LiquidTag tag)
    {
        var words = TagArguments.Parse(tag.Text).Values.ToList();
        if (words.Count == 0) return false;
        if (words.Count > 1 && words[^1] is "true" or "false") words.RemoveAt(words.Count - 1);
        var text = words.Count == 1 ? NoteTarget.Shown(words[0]) : string.Join(' ', words.Skip(1));
        walk.Replace(tag.End, Markup.Link(walk, text, NoteTarget.Of(words[0])));
        return true;
    }

    private static bool AssetLink(DialectWalk walk, LiquidTag tag)
    {
        var words = TagArguments.Parse(tag.Text).Values.ToList();
        if (words.Count == 0) return false;
        if (words.Count > 1 && words[^1] is "true" or "false") words.RemoveAt(words.Count - 1);
        walk.Replace(tag.End, Markup.Link(walk, words.Count == 1 ? words[0] : string.Join(' ', words.Skip(1)), words[0]));
        return true;
    }

    private static bool Iframe(DialectWalk walk, LiquidTag tag)
    {
        if (TagArguments.Parse(tag.Text).Values is not [var url, ..] || !url.Contains("//", StringComparison.Ordinal)) return false;
        walk.Replace(tag.End, Markup.Link(walk, url, url));
        return true;
    }

    private static string Trimmed(string text) => text.Trim('"', '\'', ' ');
}
