using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>
/// Reads front matter without an opening fence: Hexo's and Wyam's keys above <c>---</c>, Bear's above <c>___</c>, and the
/// <c>Key: value</c> lines of Pelican and MultiMarkdown that a blank line ends. Only where known keys leave no doubt.
/// </summary>
internal static partial class FrontMatterHeaders
{
    private static readonly FrontMatterKey[] Telling = [FrontMatterKeys.Title, FrontMatterKeys.PublishAt, FrontMatterKeys.Draft, FrontMatterKeys.Published, FrontMatterKeys.Status];

    /// <summary>Null where the text begins with ordinary markdown.</summary>
    /// <exception cref="FrontMatterException">Keys that hide the post stand there, and cannot be read.</exception>
    public static FrontMatterDocument? Parse(string text, int start)
    {
        var first = Header().Match(text, start);
        if (!first.Success) return null;
        return AboveFence(text, start) ?? AboveBlankLine(text, start);
    }

    private static FrontMatterDocument? AboveFence(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= FrontMatterParser.MaximumLength && !IsFence(TextLines.LineAt(text, end))) end = TextLines.NextLine(text, end);
        if (end >= text.Length || end - start > FrontMatterParser.MaximumLength) return null;
        var firstLine = TextLines.Number(text, start);
        var block = text[start..end];
        // A heading that is underlined with hyphens is no front matter: `Note: this` says nothing that is known.
        if (!HasKnownKey(block)) return null;
        FrontMatterMap map;
        try
        {
            map = FrontMatterYaml.Parse(block, firstLine);
        }
        catch (FrontMatterException) when (HasBlankLine(block) && !FrontMatterRefusal.HoldsSignal(block))
        {
            return null;
        }

        FrontMatterRefusal.RefuseSwallowed(block, map, firstLine);
        var bodyStart = TextLines.NextLine(text, end);
        return new(FrontMatterDialect.Yaml, map, bodyStart >= text.Length ? "" : text[bodyStart..], TextLines.Number(text, end) + 1);
    }

    private static FrontMatterDocument? AboveBlankLine(string text, int start)
    {
        var map = ReadLines(text, start, out var isContiguous, out var end);
        if (end - start > FrontMatterParser.MaximumLength) return null;
        var tells = map.Entries.Any(entry => IsTelling(FrontMatterKeys.Normalize(entry.Key)));
        if (!tells || (!isContiguous && !VisibilitySignals.AskToBeHidden(text.AsSpan(start, end - start)))) return null;
        var bodyStart = TextLines.SkipBlankLines(text, end);
        // Of a file that is being written the keys come first, and the fence that hides it may be still to come.
        if (bodyStart >= text.Length)
        {
            throw new FrontMatterException(ProblemCode.UnclosedFrontMatter, TextLines.Number(text, start), 1, "nothing follows the keys at the top",
                "write a blank line and the post below them, or --- on a line of its own");
        }

        return new(FrontMatterDialect.Headers, map, text[bodyStart..], TextLines.Number(text, bodyStart));
    }

    /// <summary>The lines <c>Key: value</c> from <paramref name="start"/> on, with indented continuations.</summary>
    /// <param name="isContiguous">A blank line, a heading or the end of the file follows.</param>
    private static FrontMatterMap ReadLines(string text, int start, out bool isContiguous, out int end)
    {
        var entries = new List<FrontMatterEntry>();
        var lineNumber = TextLines.Number(text, start);
        isContiguous = true;
        for (end = start; end < text.Length; end = TextLines.NextLine(text, end), lineNumber++)
        {
            var line = TextLines.LineAt(text, end);
            if (line.Trim().IsEmpty || line.StartsWith("# ")) break;
            if (line[0] is ' ' or '\t' && entries.Count > 0)
            {
                var last = entries[^1];
                var value = (FrontMatterScalar)last.Value;
                entries[^1] = last with { Value = value with { Value = $"{value.Value} {line.Trim()}".Trim() } };
                continue;
            }

            var colon = line.IndexOf(':');
            if (!Header().IsMatch(text, end) || colon < 0)
            {
                isContiguous = false;
                break;
            }

            var content = line[(colon + 1)..];
            var column = colon + 2 + content.Length - content.TrimStart().Length;
            entries.Add(new(line[..colon].Trim().ToString(), new FrontMatterScalar(content.Trim().ToString(), false, lineNumber, column), lineNumber, 1));
        }

        end = Math.Min(end, text.Length);
        return new FrontMatterMap(entries, entries.Count == 0 ? 1 : entries[0].Line, 1);
    }

    /// <summary>A key that no prose begins with, or two that are known.</summary>
    private static bool HasKnownKey(string block)
    {
        var known = 0;
        foreach (var line in block.AsSpan().EnumerateLines())
        {
            if (line.IndexOf(':') is not (> 0 and var colon) || line[0] is ' ' or '\t' or '-' or '#') continue;
            var name = FrontMatterKeys.Normalize(line[..colon].ToString());
            if (IsTelling(name)) return true;
            if (FrontMatterKeys.IsKnown(name) && ++known > 1) return true;
        }

        return false;
    }

    private static bool IsTelling(string name) => Array.Exists(Telling, key => key.Paths.Contains(name));

    private static bool HasBlankLine(string block)
    {
        foreach (var line in block.AsSpan().TrimEnd().EnumerateLines())
            if (line.Trim().IsEmpty) return true;
        return false;
    }

    private static bool IsFence(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length >= 3 && (!line.ContainsAnyExcept('-') || line is "___");
    }

    [GeneratedRegex("""\G["']?[A-Za-z][A-Za-z0-9_ -]{0,40}["']?[ \t]*:(?:[ \t]|\n|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex Header();
}
