using System.Text;
using System.Text.RegularExpressions;

namespace Blog.Web.Feeds;

/// <summary>Makes a page's HTML fit for feed readers: no marks that only our own pages understand, no characters that XML cannot hold.</summary>
internal static partial class FeedText
{
    public static string Clean(string html) => Printable(WithoutBareSpans(PageAttribute().Replace(HeadingAnchor().Replace(html, ""), "")));

    /// <summary>Without control characters, which no escape lets into XML 1.0, and without halves of characters.</summary>
    public static string Printable(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // An unpaired surrogate comes out of the enumeration as U+FFFD.
            if (rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (>= 0x7F and <= 0x9F) and not 0xFFFE and not 0xFFFF) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Words where readers of feeds expect HTML, as they do in descriptions of RSS.</summary>
    public static string AsHtml(string text) => Printable(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>What had nothing but a class, as words of code have, stood for a colour that no reader shows.</summary>
    private static string WithoutBareSpans(string html)
    {
        var isBare = new Stack<bool>();
        return Span().Replace(html, match =>
        {
            if (match.Value[1] == '/') return isBare.TryPop(out var bare) && bare ? "" : match.Value;
            isBare.Push(match.Value == "<span>");
            return isBare.Peek() ? "" : match.Value;
        });
    }

    [GeneratedRegex("<span(?: [^>]*)?>|</span>")]
    private static partial Regex Span();

    [GeneratedRegex("""<a [^>]*class="anchor"[^>]*>.*?</a>""", RegexOptions.Singleline)]
    private static partial Regex HeadingAnchor();

    [GeneratedRegex(""" (?:data-[a-z-]+|class|tabindex|fetchpriority|loading|decoding|translate)="[^"]*"(?=[^<>]*>)""")]
    private static partial Regex PageAttribute();
}
