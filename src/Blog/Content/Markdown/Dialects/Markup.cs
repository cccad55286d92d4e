using System.Text;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Writes what constructs mean as markdown, and as HTML where markdown is not read.</summary>
internal static class Markup
{
    /// <summary>Characters as they are, whatever they would mean in markdown or HTML.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (character is '*' or '_' or '[' or ']' or '<' or '>' or '`' or '~' or '|' or '&' or '\\' or '=' or '!' or '"' or '{' or '%') literal.Append("&#").Append((int)character).Append(';');
            else literal.Append(character);
        }

        return literal.ToString();
    }

    public static string Link(DialectWalk walk, string text, string target) =>
        walk.Lines.IsHtml ? $"<a href=\"{HtmlText.Attribute(target)}\">{HtmlText.Text(ContentText.WithoutComments(text))}</a>" : $"[{Label(text)}]({Destination(target)})";

    /// <summary>An image; with a size or where markdown is not read, as HTML.</summary>
    public static string Image(DialectWalk walk, string target, string alt, string title = "", string width = "", string height = "") =>
        walk.Lines.IsHtml || width.Length > 0 || height.Length > 0
            ? ImageElement(target, alt, title, width, height)
            : $"![{Label(alt)}]({Destination(target)}{(title.Length == 0 ? "" : $" \"{Label(title)}\"")})";

    public static string ImageElement(string target, string alt, string title = "", string width = "", string height = "") =>
        "<img" + Attribute("src", target) + $" alt=\"{Encode(alt)}\"" + Attribute("title", title) + Attribute("width", Pixels(width)) + Attribute("height", Pixels(height)) + ">";

    /// <summary>An image with what is said below it.</summary>
    /// <param name="image">The element, or a link around it.</param>
    /// <param name="caption">HTML.</param>
    public static string Figure(string image, string caption) =>
        caption.Length == 0 ? image : $"<figure>{image}<figcaption>{caption}</figcaption></figure>";

    /// <summary>Text in HTML, on one line.</summary>
    public static string Encode(string text) => HtmlText.Attribute(ContentText.SingleLine(ContentText.WithoutComments(text))).Replace("%", "&#37;", StringComparison.Ordinal);

    /// <summary>A piece of the source as a code block, followed by the end of a line.</summary>
    public static void Fence(DialectWalk walk, int from, int to, int end, string info)
    {
        var source = walk.Source;
        var first = from;
        while (first < to && source[first] is ' ' or '\t' or '\r') first++;
        if (first < to && source[first] == '\n') from = first + 1;
        while (to > from && source[to - 1] is ' ' or '\t' or '\r' or '>') to--;
        var marks = new string('`', Math.Max(3, LongestRun(source.AsSpan(from, to - from)) + 1));
        walk.StartLine();
        var indent = walk.Lines.Indent();
        walk.Output.Write(marks + info.Replace('`', '\'').ReplaceLineEndings(" ") + "\n", walk.At);
        walk.Output.Copy(from, to);
        walk.Output.Write((to > from && source[to - 1] == '\n' ? "" : "\n") + indent + marks, to);
        var isLast = source.AsSpan(end, TextLines.LineAt(source, end).Length).IsWhiteSpace();
        walk.Replace(end, isLast ? "" : "\n" + indent);
    }

    /// <summary>A destination that may hold anything.</summary>
    private static string Destination(string target) =>
        "<" + target.Trim().ReplaceLineEndings("").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal) + ">";

    private static string Label(string text) => Literal(ContentText.SingleLine(ContentText.WithoutComments(text)));

    private static string Attribute(string name, string value) => value.Length == 0 ? "" : $" {name}=\"{Encode(value)}\"";

    private static string Pixels(string size)
    {
        var digits = size.EndsWith("px", StringComparison.OrdinalIgnoreCase) ? size[..^2] : size;
        return digits.Length is > 0 and < 6 && digits.All(char.IsAsciiDigit) ? digits : "";
    }

    private static int LongestRun(ReadOnlySpan<char> text)
    {
        var longest = 0;
        for (var at = text.IndexOf('`'); at >= 0;)
        {
            text = text[at..];
            var run = text.IndexOfAnyExcept('`');
            if (run < 0) run = text.Length;
            longest = Math.Max(longest, run);
            text = text[run..];
            at = text.IndexOf('`');
        }

        return longest;
    }
}
