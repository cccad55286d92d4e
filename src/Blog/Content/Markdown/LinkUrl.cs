using System.Buffers;
using System.Text;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>Decides which destinations may stand in a page at all: relative ones, http, https, mailto and tel, and names of notes, which are resolved before. Everything else becomes text.</summary>
internal static class LinkUrl
{
    private static readonly SearchValues<char> SchemeEnd = SearchValues.Create(":/?#");
    private static readonly SearchValues<char> SchemeLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    public static string Of(LinkInline link) => link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";

    public static string Of(AutolinkInline link) => link.IsEmail ? "mailto:" + link.Url : link.Url;

    /// <summary>
    /// Browsers drop tabs, line ends and leading control characters before they look for a scheme (WHATWG URL, 4.4); all blanks, control
    /// and format characters are dropped here, and escapes are looked through, so that no disguise is left to discover.
    /// </summary>
    public static bool IsSafe(string url)
    {
        if (url.IndexOf(':', StringComparison.Ordinal) < 0 && !url.Contains('%', StringComparison.Ordinal) && !url.Contains('&', StringComparison.Ordinal)) return true;
        var plain = Plain(url);
        if (!HasSafeScheme(plain)) return false;
        return !IsScript(Plain(Uri.UnescapeDataString(plain))) && !IsScript(Plain(System.Net.WebUtility.HtmlDecode(url)));
    }

    /// <summary>The text holds, anywhere and however disguised, the start of a script URL.</summary>
    public static bool HoldsScript(string value)
    {
        var plain = Plain(value);
        return plain.Contains("javascript:", StringComparison.OrdinalIgnoreCase) || plain.Contains("vbscript:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasSafeScheme(string url)
    {
        var end = url.AsSpan().IndexOfAny(SchemeEnd);
        if (end <= 0 || url[end] != ':') return end != 0 || url[0] != ':';
        var scheme = url.AsSpan(0, end);
        if (!char.IsAsciiLetter(scheme[0]) || scheme.IndexOfAnyExcept(SchemeLetters) >= 0) return true;
        return scheme.Equals("https", StringComparison.OrdinalIgnoreCase) || scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("mailto", StringComparison.OrdinalIgnoreCase) || url.StartsWith(LinkKey.NoteScheme, StringComparison.OrdinalIgnoreCase) || scheme.Equals("tel", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsScript(string url) =>
        url.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static string Plain(string url)
    {
        var plain = new StringBuilder(url.Length);
        foreach (var rune in url.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format) continue;
            if (rune.Value == 0xFFFD) continue; // what NUL becomes
            plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
