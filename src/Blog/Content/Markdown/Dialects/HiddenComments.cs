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
                return walk.FindTag("{%", "endcomment", "%}", at)?.End ?? Closed(walk, -1, 0, "{% comment %}");
            case '{' when at + 3 < source.Length && source[at + 2] is '/' or '-' or ' ' && IsGoComment(source, at):
                var close = walk.FindAnywhere("*/", at);
                if (close < 0) return Closed(walk, -1, 0, "{{/* */}}");
                var last = walk.Find("}}", close);
                return last < 0 ? Closed(walk, -1, 0, "{{/* */}}") : last + 2;
            case '{' when at + 3 < source.Length && source[at + 2] is '<' or '%' && Opening().Match(source, at, Math.Min(40, source.Length - at)) is { Success: true } match && match.Index == at:
                var mark = source[at + 2];
                return walk.FindTag("{{" + mark, "/comment", mark == '<' ? ">}}" : "%}}", at)?.End ?? Closed(walk, -1, 0, "{{< comment >}}");
            default:
                return null;
        }
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

    [GeneratedRegex(@"\{%[-~]?\s*comment\b|\{\{[<%]\s*comment\b|\{\{-?\s*/\*|\{#[\s-]", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
