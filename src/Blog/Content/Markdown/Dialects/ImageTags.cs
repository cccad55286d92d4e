namespace Blog.Content.Markdown.Dialects;

/// <summary>Hexo's and Octopress's tags for images: <c>[class] path [width] [height] ["title" "alt"]</c>.</summary>
internal static class ImageTags
{
    public static bool TryImage(DialectWalk walk, LiquidTag tag)
    {
        var words = TagArguments.Parse(tag.Text).Values.ToList();
        var path = words.FindIndex(IsPath);
        if (path < 0) return false;
        var rest = words[(path + 1)..];
        var sizes = rest.TakeWhile(word => word.Length > 0 && word.All(char.IsAsciiDigit)).Take(2).ToList();
        // Both texts may stand in one pair of quotes: '"title" "alt"'.
        var texts = rest.Skip(sizes.Count).SelectMany(text => text.Contains('"', StringComparison.Ordinal) ? TagArguments.Parse(text).Values : [text]).ToList();
        var isQuoted = tag.Text.Contains('"', StringComparison.Ordinal) || tag.Text.Contains('\'', StringComparison.Ordinal);
        var title = isQuoted && texts.Count > 0 ? texts[0] : string.Join(' ', texts);
        var alt = isQuoted && texts.Count > 1 ? string.Join(' ', texts.Skip(1)) : title;
        walk.Replace(tag.End, Markup.Image(walk, words[path], alt, alt == title ? "" : title, sizes.Count > 0 ? sizes[0] : "", sizes.Count > 1 ? sizes[1] : ""));
        return true;
    }

    /// <summary>A path and its alternative text, as themes have it.</summary>
    public static bool TryImageWithAlt(DialectWalk walk, LiquidTag tag)
    {
        if (TagArguments.Parse(tag.Text).Values is not [var path, ..] values || !IsPath(path)) return false;
        walk.Replace(tag.End, Markup.Image(walk, path, values.Count > 1 ? values[1] : ""));
        return true;
    }

    private static bool IsPath(string word) =>
        word.StartsWith("http://", StringComparison.Ordinal) || word.StartsWith("https://", StringComparison.Ordinal)
        || !word.Contains(' ', StringComparison.Ordinal) && word.LastIndexOf('.') is > 0 and var dot && word.Length - dot is > 2 and <= 6;
}
