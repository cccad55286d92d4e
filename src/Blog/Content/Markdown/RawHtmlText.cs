using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Content.Markdown;

/// <summary>Reads the text and the links of raw HTML for the outline, without building a tree. Nothing of it is ever served.</summary>
internal static partial class RawHtmlText
{
    private static readonly HashSet<string> WithinWords = new(StringComparer.OrdinalIgnoreCase)
        { "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr" };

    public static bool IsComment(ReadOnlySpan<char> html) => html.StartsWith("<!--", StringComparison.Ordinal);

    /// <summary>The mark that ends the excerpt: <c>&lt;!--more--&gt;</c>, <c>&lt;!-- More --&gt;</c>, <c>&lt;!--more Read on--&gt;</c>.</summary>
    public static bool IsMore(string html) => More().IsMatch(html);

    /// <summary>Nothing but comments and blanks.</summary>
    public static bool IsOnlyComments(string html)
    {
        var rest = html.AsSpan().TrimStart();
        while (IsComment(rest))
        {
            var end = rest[2..].IndexOf("-->", StringComparison.Ordinal);
            if (end < 0) return true;
            rest = rest[(end + 5)..].TrimStart();
        }

        return rest.IsEmpty;
    }

    /// <summary>Appends the text of a piece of HTML.</summary>
    /// <param name="html">A block or a single tag.</param>
    /// <param name="hidden">The dropped element that an earlier piece left open.</param>
    /// <param name="text">Receives the text.</param>
    /// <param name="images">Alternative texts are part of it.</param>
    /// <param name="onLink">Told of each target, whether it is embedded, and its alternative text; null for an image without any.</param>
    /// <param name="onLeftOut">Told of each tag that no page has, and whether all it holds goes with it.</param>
    /// <returns>The dropped element that this piece leaves open.</returns>
    public static DroppedElement? Read(string html, DroppedElement? hidden, StringBuilder text, bool images, Action<string, bool, string?>? onLink, Action<string, bool>? onLeftOut = null)
    {
        var at = 0;
        while (at < html.Length)
        {
            if (hidden is not null)
            {
                at = DroppedElement.Skip(html, at, ref hidden);
                continue;
            }

            var next = html.IndexOf('<', at);
            var stop = next < 0 ? html.Length : next;
            if (stop > at) text.Append(WebUtility.HtmlDecode(html[at..stop]));
            if (next < 0) return null;
            var tag = HtmlTag.Read(html, next);
            if (tag is null)
            {
                at = AfterOther(html, next);
                if (at == next + 1) text.Append('<');
                continue;
            }

            hidden = ReadTag(tag, text, images, onLink);
            if (hidden is not null) onLeftOut?.Invoke(tag.Name, true);
            else if (!tag.IsEnd && IsComponent(tag)) onLeftOut?.Invoke(tag.Written, false);
            at = tag.End;
        }

        return hidden;
    }

    /// <summary>The offset after a comment or an instruction that begins at a <c>&lt;</c>; after the sign itself where it is text.</summary>
    public static int AfterOther(string html, int start)
    {
        if (IsComment(html.AsSpan(start)))
        {
            var end = html.IndexOf("-->", start + 2, StringComparison.Ordinal);
            return end < 0 ? html.Length : end + 3;
        }

        var isMarkup = start + 1 < html.Length && (html[start + 1] is '!' or '?' or '/' || char.IsAsciiLetter(html[start + 1]));
        return isMarkup ? After(html, '>', start) : start + 1;
    }

    private static DroppedElement? ReadTag(HtmlTag tag, StringBuilder text, bool images, Action<string, bool, string?>? onLink)
    {
        if (!WithinWords.Contains(tag.Name)) text.Append(' ');
        if (tag.IsEnd) return null;
        if (DroppedElement.After(tag, null) is { } dropped) return dropped;
        var isLink = tag.Name == "a";
        var isImage = tag.Name == "img";
        if (!isLink && !isImage && !(tag.Name is "video" or "audio" or "source")) return null;
        var alt = isImage ? tag.Attribute("alt") : "";
        if (images) text.Append(alt);
        if (tag.Attribute(isLink ? "href" : "src") is { Length: > 0 } target) onLink?.Invoke(target.Trim(), !isLink, alt);
        return null;
    }

    /// <summary>Frameworks tell their components from elements by the capital they begin with.</summary>
    private static bool IsComponent(HtmlTag tag) => char.IsAsciiLetterUpper(tag.Written[0]) && tag.Written.Any(char.IsAsciiLetterLower) && !HtmlAllowList.Elements.Contains(tag.Name);

    private static int After(string html, char mark, int from)
    {
        var at = html.IndexOf(mark, from);
        return at < 0 ? html.Length : at + 1;
    }

    [GeneratedRegex(@"^\s*<!--\s*more\b[^>]*-->", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
