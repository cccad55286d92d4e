using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>WordPress's <c>[caption]</c>, <c>[embed]</c> and <c>[gallery]</c>.</summary>
internal static partial class WordPressCodes
{
    public static bool TryTranslate(DialectWalk walk)
    {
        if (walk.StartsWith("[caption")) return TryCaption(walk);
        if (walk.StartsWith("[embed")) return TryEmbed(walk);
        if (!walk.StartsWith("[gallery")) return false;
        var end = walk.Find("]", walk.At);
        if (end < 0 || walk.Source[walk.At + 8] is not (']' or ' ') || end + 1 < walk.Source.Length && walk.Source[end + 1] is '(' or '[' or ':') return false;
        walk.Leave(end + 1, "[gallery]");
        return true;
    }

    private static bool TryCaption(DialectWalk walk)
    {
        var source = walk.Source;
        var open = walk.Find("]", walk.At);
        var close = open < 0 ? -1 : walk.Find("[/caption]", open);
        if (close < 0) return false;
        var inner = source[(open + 1)..close].Trim();
        var image = Image().Match(inner);
        if (!image.Success) return false;
        var caption = inner[image.Length..].Trim();
        if (caption.Length == 0) caption = TagArguments.Parse(source[(walk.At + 8)..open]).Get("caption");
        walk.Replace(close + "[/caption]".Length, Markup.Figure(image.Value.ReplaceLineEndings(" "), caption.ReplaceLineEndings(" ")));
        return true;
    }

    private static bool TryEmbed(DialectWalk walk)
    {
        var open = walk.Find("]", walk.At);
        var close = open < 0 ? -1 : walk.Find("[/embed]", open);
        if (close < 0) return false;
        var url = walk.Source[(open + 1)..close].Trim();
        if (!url.StartsWith("http", StringComparison.Ordinal) || url.Any(char.IsWhiteSpace)) return false;
        walk.Replace(close + "[/embed]".Length, Markup.Link(walk, url, url));
        return true;
    }

    /// <summary>The image, with a link around it if there is one.</summary>
    [GeneratedRegex(@"^(?:<a\s[^>]*>\s*<img\s[^>]*>\s*</a>|<img\s[^>]*>)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Image();
}
