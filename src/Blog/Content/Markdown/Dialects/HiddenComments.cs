using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>
/// Comments of template languages: <c>{% comment %}</c>, <c>{# … #}</c>, <c>{{/* … */}}</c> and Hugo's shortcode. They are left out, and one
/// that is never closed hides the rest: what an author meant to hide must not be shown.
/// </summary>
internal static partial class HiddenComments
{
    public static bool TryHide(DialectWalk walk)
    {
        if (FindEnd(walk) is not { } end) return false;
        walk.Remove(end);
        return true;
    }

    /// <summary>Where the first comment starts in a text that should hold none any more; -1 where there is none.</summary>
    public static int Find(ReadOnlySpan<char> text)
    {
        if (!text.Contains('{')) return -1;
        foreach (var match in Opening().EnumerateMatches(text)) return match.Index;
        return -1;
    }

    /// <summary>A comment of any kind begins somewhere in the text.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.Contains("%%", StringComparison.Ordinal) || text.Contains("<!--", StringComparison.Ordinal) || Find(text) >= 0;

    /// <summary>A value without the comments of template languages in it.</summary>
    public static string Cut(string value)
    {
        for (var at = Find(value); at >= 0; at = Find(value)) value = value[..at] + value[Math.Max(at + 1, End(value, at))..];
        return value;
    }

    /// <summary>Where the comment that starts there ends; the end of the text where nothing closes it.</summary>
    public static int End(string source, int opener) => FindEnd(new DialectWalk(source, opener)) ?? source.Length;

    private static int? FindEnd(DialectWalk walk)
    {
        var source = walk.Source;
        var at = walk.At;
        if (at + 1 >= source.Length) return null;
        switch (source[at + 1])
        {
            case '#':
                var end = walk.FindAnywhere("#}", at + 2);
                if (at + 2 < source.Length && (char.IsWhiteSpace(source[at + 2]) || source[at + 2] == '-')) return Closed(walk, end, 2, "{# #}");
                // Without a blank it may be the id of a heading or a formula, unless the next brace closes it.
                var brace = walk.FindAnywhere("}", at + 2);
                return end > at + 1 && brace == end + 1 ? end + 2 : null;
            case '%' when Opening().IsMatch(source.AsSpan(at, Math.Min(40, source.Length - at))) && Opening().Match(source, at, Math.Min(40, source.Length - at)).Index == at:
                if (LiquidRemark().IsMatch(source.AsSpan(at, Math.Min(40, source.Length - at)))) return Closed(walk, walk.FindAnywhere("%}", at), 2, "{% # %}");
                return FindLast(walk, "{%", "comment", "endcomment", "%}", at) ?? Closed(walk, -1, 0, "{% comment %}");
            case '/' when at + 2 < source.Length && source[at + 2] == '*':
                return Closed(walk, walk.FindAnywhere("*/}", at), 3, "{/* */}");
            case ':' when walk.StartsWith("{::comment}"):
                return Closed(walk, walk.FindAnywhere("{:/comment}", at), 11, "{::comment}");
            case '{' when at + 3 < source.Length && source[at + 2] is '/' or '-' or ' ' && IsGoComment(source, at):
                var close = walk.FindAnywhere("*/", at);
                if (close < 0) return Closed(walk, -1, 0, "{{/* */}}");
                var last = walk.Find("}}", close);
                return last < 0 ? Closed(walk, -1, 0, "{{/* */}}") : last + 2;
            case '{' when at + 3 < source.Length && source[at + 2] is '<' or '%' && Opening().Match(source, at, Math.Min(40, source.Length - at)) is { Success: true } match && match.Index == at:
                var mark = source[at + 2];
                return FindLast(walk, "{{" + mark, "comment", "/comment", mark == '<' ? ">}}" : "%}}", at) ?? Closed(walk, -1, 0, "{{< comment >}}");
            default:
                return null;
        }
    }

    /// <summary>The end that closes a comment with all comments within it; null where one is not closed.</summary>
    private static int? FindLast(DialectWalk walk, string opening, string begin, string end, string closing, int at)
    {
        var (from, open) = (at + 2, 1);
        while (walk.FindTag(opening, end, closing, from) is { } close)
        {
            for (var next = from; walk.FindTag(opening, begin, closing, next) is { } inner && inner.Start < close.Start; next = inner.End) open++;
            open--;
            if (open == 0) return close.End;
            from = close.End;
        }

        return null;
    }

    private static int Closed(DialectWalk walk, int end, int length, string name)
    {
        if (end >= 0) return end + length;
        walk.Report(name, hidesTheRest: true);
        return walk.Source.Length;
    }

    private static bool IsGoComment(string source, int at)
    {
        at += 2;
        if (source[at] == '-') at++;
        while (at < source.Length && source[at] is ' ' or '\n') at++;
        return at + 1 < source.Length && source[at] == '/' && source[at + 1] == '*';
    }

    [GeneratedRegex(@"\{%[-~]?\s*comment\b|\{\{[<%]\s*comment\b|\{\{-?\s*/\*|\{#[\s-]|\{/\*|\{::comment\}|\{%-?\s*#", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\{%-?\s*#", RegexOptions.CultureInvariant)]
    private static partial Regex LiquidRemark();
}
