using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>kramdown's attribute lists, which mean nothing here and go, and ids of headings, which stay.</summary>
internal static partial class AttributeLists
{
    public static bool TryTranslate(DialectWalk walk)
    {
        var source = walk.Source;
        var at = walk.At;
        if (at + 2 >= source.Length || source[at + 1] is not (':' or '#')) return false;
        var match = List().Match(source, at, Math.Min(300, source.Length - at));
        if (!match.Success || match.Index != at) return false;
        var end = at + match.Length;
        var endsLine = source.AsSpan(end, TextLines.LineAt(source, end).Length).IsWhiteSpace();
        var isHeading = at > walk.Lines.Content && (source[walk.Lines.Content] == '#' || Underline().IsMatch(TextLines.LineAt(source, TextLines.NextLine(source, end))));
        if (isHeading && endsLine)
        {
            var blanks = source.AsSpan(walk.Lines.Content, at - walk.Lines.Content);
            walk.Output.TakeBack(blanks.Length - blanks.TrimEnd(" \t").Length);
            // A comment never reaches the page, and carries the id to the heading.
            walk.Replace(end, Id().Match(match.Value) is { Success: true } id ? $"<!--#{id.Groups["id"].Value}-->" : "");
            return true;
        }

        if (source[at + 1] == '#') return false;
        if (endsLine && source.AsSpan(walk.Lines.Start, at - walk.Lines.Start).Trim(" \t>").IsEmpty)
        {
            walk.Remove(end);
            return true;
        }

        // Within a line it belongs to what was written right before it.
        if (at == 0 || source[at - 1] is not (')' or '*' or '_' or '`' or ']' or '>')) return false;
        walk.Replace(end, "");
        return true;
    }

    /// <summary>The id that the heading's last comment carries.</summary>
    public static string? IdIn(string comment) => HeadingId().Match(comment) is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex("""^\{(?:#[\w:.-]+(?:\s+\.[\w-]+)*|:\s*(?>(?>[.#][\w:.-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)|toc|toc_levels|no_toc)(?:\s+|(?=\})|(?=[.#])))+)\s*\}""", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex("""[\s{:]#(?<id>[\w:.-]+)|id=["'](?<id>[\w:.-]+)(?=["'])""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"^\s{0,3}(?:=+|-+)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Underline();

    [GeneratedRegex("""^<!--#(?<id>[\w:.-]+)-->$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingId();
}
