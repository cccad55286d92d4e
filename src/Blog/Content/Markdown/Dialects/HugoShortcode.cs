namespace Blog.Content.Markdown.Dialects;

/// <summary>A shortcode <c>{{&lt; name arguments &gt;}}</c> or <c>{{% name arguments %}}</c> taken apart.</summary>
/// <param name="Name">As written.</param>
/// <param name="Text">What stands after the name; all of it where the shortcode is escaped.</param>
/// <param name="IsEnd">It closes another.</param>
/// <param name="IsEscaped">Written as <c>{{&lt;/* … */&gt;}}</c>, to be shown and not obeyed.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Open">Its opening braces.</param>
/// <param name="Close">Its closing braces.</param>
internal sealed record HugoShortcode(string Name, string Text, bool IsEnd, bool IsEscaped, int End, string Open, string Close)
{
    /// <summary>The shortcode that the walk stands at; null where it is none.</summary>
    public static HugoShortcode? Read(DialectWalk walk)
    {
        var source = walk.Source;
        if (walk.At + 3 >= source.Length || source[walk.At + 1] != '{' || source[walk.At + 2] is not ('<' or '%')) return null;
        var (open, close) = source[walk.At + 2] == '<' ? ("{{<", ">}}") : ("{{%", "%}}");
        var end = walk.Find(close, walk.At + 3);
        if (end < 0) return null;
        var text = source[(walk.At + 3)..end].Trim();
        if (text.StartsWith("/*", StringComparison.Ordinal) && text.EndsWith("*/", StringComparison.Ordinal) && text.Length >= 4)
            return new("", text[2..^2], false, true, end + 3, open, close);
        var isEnd = text.StartsWith('/');
        if (isEnd) text = text[1..].TrimStart();
        if (text.EndsWith('/')) text = text[..^1].TrimEnd();
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '-' or '.' or '/')) length++;
        return length == 0 || !char.IsLetter(text[0]) ? null : new(text[..length], text[length..].Trim(), isEnd, false, end + 3, open, close);
    }
}
