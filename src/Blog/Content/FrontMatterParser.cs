using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>The language that front matter is written in.</summary>
internal enum FrontMatterDialect
{
    None,
    Yaml,
    Toml,
    Json,
    Headers,
}

/// <summary>A file divided into what is said about the post and the post itself.</summary>
/// <param name="Body">The markdown after the front matter.</param>
/// <param name="BodyLine">Line of the file that the body starts on, one-based.</param>
internal sealed record FrontMatterDocument(FrontMatterDialect Dialect, FrontMatterMap Map, string Body, int BodyLine);

/// <summary>
/// Divides a file into front matter and body, in every dialect. What looks like front matter and cannot be read is an error, so that
/// nothing is published that may have been meant to be hidden.
/// </summary>
internal static partial class FrontMatterParser
{
    /// <summary>Characters that front matter may have.</summary>
    public const int MaximumLength = 64 * 1024;

    /// <summary>Divides <paramref name="text"/>, whose line ends are line feeds.</summary>
    /// <exception cref="FrontMatterException">The front matter is not closed, cannot be parsed, is too large or of a kind that is not read.</exception>
    public static FrontMatterDocument Parse(string text)
    {
        var start = TextLines.SkipBlankLines(text, 0);
        var comment = text.AsSpan(start).StartsWith("<!--", StringComparison.Ordinal);
        if (comment && FromComment(text, start) is { } commented) return commented;
        var document = FromFence(text, start) ?? (comment ? null : FrontMatterHeaders.Parse(text, start)) ?? new(FrontMatterDialect.None, FrontMatterMap.Empty, text, 1);
        if (document.Map.Entries.Count == 0) FrontMatterRefusal.RefuseUnrecognised(document);
        FrontMatterRefusal.RefuseSecondFence(document);
        return document;
    }

    private static FrontMatterDocument? FromFence(string text, int start)
    {
        var line = TextLines.LineAt(text, start).TrimEnd();
        if (line.IsEmpty) return null;
        if (line is ['-', '-', '-', ..] && line.IndexOfAny("\u2028\u2029\u0085\v\f") >= 0)
        {
            throw new FrontMatterException(ProblemCode.BadFrontMatter, TextLines.Number(text, start), 4, "the line after --- does not end with a line feed",
                "end each line with the Enter key of a plain text editor");
        }

        switch (line[0])
        {
            case '-' when FrontMatterFence.Language(line) is { } language:
                return FromYamlFence(text, start, language);
            case ' ' when line.TrimStart(' ') is "---" && line.Length < 7:
                return IndentedFence(text, start);
            case '+' when line is "+++":
                return FromBlock(text, start, FrontMatterDialect.Toml, static fence => fence is "+++");
            case ';' when line is ";;;":
                return FromBlock(text, start, FrontMatterDialect.Json, static fence => fence is ";;;");
            case '{' when line is "{" || JsonStart().IsMatch(text, start):
                return FromJson(text, start);
            default:
                return null;
        }
    }

    private static FrontMatterDocument? FromYamlFence(string text, int start, string language)
    {
        var dialect = language switch
        {
            "" or "yaml" or "yml" => FrontMatterDialect.Yaml,
            "toml" => FrontMatterDialect.Toml,
            "json" or "json5" => FrontMatterDialect.Json,
            _ => throw new FrontMatterException(ProblemCode.UnsupportedFrontMatter, TextLines.Number(text, start), 4,
                $"front matter in {FrontMatterFields.Shown(language)} is code, which is not run", "write it as YAML between --- and ---"),
        };
        try
        {
            return FromBlock(text, start, dialect, static fence => fence is "..." || FrontMatterFence.IsDashes(fence));
        }
        catch (FrontMatterException) when (FrontMatterFence.IsThematicBreak(text, start))
        {
            return new(FrontMatterDialect.None, FrontMatterMap.Empty, text, 1);
        }
    }

    private static FrontMatterDocument FromBlock(string text, int start, FrontMatterDialect dialect, Func<string, bool> closes)
    {
        var fenceLine = TextLines.Number(text, start);
        var fence = TextLines.LineAt(text, start).TrimEnd().ToString();
        var blockStart = TextLines.NextLine(text, start);
        for (var at = blockStart; at < text.Length; at = TextLines.NextLine(text, at))
        {
            var line = TextLines.LineAt(text, at);
            if (line.Length is 0 or > 200 || (line[0] != fence[0] && line[0] is not ('.' or ' ')) || !closes(line.TrimEnd().ToString())) continue;
            var block = text[blockStart..at];
            if (block.Length > MaximumLength) throw TooLarge(fenceLine);
            var bodyStart = TextLines.NextLine(text, at);
            var bodyLine = fenceLine + 2 + block.AsSpan().Count('\n');
            var map = ParseBlock(block, dialect, fenceLine + 1);
            if (dialect != FrontMatterDialect.Json) FrontMatterRefusal.RefuseSwallowed(block, map, fenceLine + 1);
            return new(dialect, map, bodyStart >= text.Length ? "" : text[bodyStart..], bodyLine);
        }

        throw new FrontMatterException(ProblemCode.UnclosedFrontMatter, Math.Min(fenceLine + FrontMatterFence.CountKeyLines(text.AsSpan(blockStart)) + 1, TextLines.Number(text, text.Length)), 1, $"the front matter that {fence} opens on line {fenceLine} is not closed",
            $"write {fence[..3]} on a line of its own here, after the last key");
    }

    private static FrontMatterMap ParseBlock(string block, FrontMatterDialect dialect, int firstLine)
    {
        switch (dialect)
        {
            case FrontMatterDialect.Toml:
                return FrontMatterToml.Parse(block, firstLine);
            case FrontMatterDialect.Json:
                // Hexo lets the braces be left out.
                var content = block.AsSpan().Trim();
                if (content.IsEmpty) return FrontMatterMap.Empty;
                var hasBraces = content[0] == '{';
                var map = FrontMatterJson.Parse(hasBraces ? block : $"{{{block}}}", firstLine, out var length);
                if (hasBraces ? !block.AsSpan(length).Trim().IsEmpty : length < block.Length + 2)
                    throw new FrontMatterException(ProblemCode.BadFrontMatter, firstLine + block.AsSpan(0, Math.Min(length, block.Length)).Count('\n'), 1, "something follows the JSON object", "remove it");
                return map;
            default:
                return FrontMatterYaml.Parse(block, firstLine);
        }
    }

    private static FrontMatterDocument FromJson(string text, int start)
    {
        var line = TextLines.Number(text, start);
        var head = text.AsSpan(start, Math.Min(text.Length - start, MaximumLength));
        FrontMatterMap map;
        int length;
        try
        {
            map = FrontMatterJson.Parse(head, line, out length);
        }
        catch (FrontMatterException) when (head.Length == MaximumLength)
        {
            throw TooLarge(line);
        }

        // The body starts on the line after the object; what stands behind the brace is body too.
        var end = start + length;
        if (TextLines.LineAt(text, end).Trim().IsEmpty) end = TextLines.NextLine(text, end);
        return new(FrontMatterDialect.Json, map, end >= text.Length ? "" : text[end..], TextLines.Number(text, Math.Min(end, text.Length)));
    }

    /// <summary>A fence with spaces before it is front matter only when known keys stand in it.</summary>
    private static FrontMatterDocument? IndentedFence(string text, int start)
    {
        if (!FirstKey().IsMatch(text, TextLines.NextLine(text, start))) return null;
        return FromBlock(text, start + TextLines.LineAt(text, start).IndexOf('-'), FrontMatterDialect.Yaml, static fence => FrontMatterFence.IsDashes(fence.TrimStart()));
    }

    /// <summary>Front matter in a comment, or after the comments that a file may start with, where known keys stand in it.</summary>
    private static FrontMatterDocument? FromComment(string text, int start)
    {
        var close = text.IndexOf("-->", start, StringComparison.Ordinal);
        if (close < 0)
        {
            if (!VisibilitySignals.AskToBeHidden(text.AsSpan(start))) return null;
            throw new FrontMatterException(ProblemCode.UnclosedFrontMatter, TextLines.Number(text, start), 1, "the comment that the file begins with is not closed", "write --> after the front matter");
        }

        var inside = TextLines.SkipBlankLines(text, TextLines.NextLine(text, start));
        if (inside < close && TextLines.LineAt(text, start).Trim() is "<!--" && FrontMatterFence.Language(TextLines.LineAt(text, inside).TrimEnd()) is { } language)
        {
            var inner = FromYamlFence(text[..close], inside, language);
            if (inner is null or { Dialect: FrontMatterDialect.None }) return null;
            FrontMatterRefusal.RefuseSecondFence(inner);
            var after = TextLines.NextLine(text, close);
            return inner with { Body = after >= text.Length ? "" : text[after..], BodyLine = TextLines.Number(text, close) + 1 };
        }

        var next = TextLines.SkipBlankLines(text, TextLines.NextLine(text, close));
        if (next >= text.Length || !FirstKey().IsMatch(text, TextLines.NextLine(text, next))) return null;
        return FromFence(text, next);
    }

    private static FrontMatterException TooLarge(int line) =>
        new(ProblemCode.FrontMatterTooLarge, line, 1, $"the front matter is longer than {MaximumLength / 1024} KiB", "move text into the body");

    [GeneratedRegex("""\G\{\s*(?:"|\}|//|/\*)""", RegexOptions.CultureInvariant)]
    private static partial Regex JsonStart();

    [GeneratedRegex("""\G(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*["']?[\p{L}_][\w.-]{0,60}["']?[ \t]*[:=](?:\s|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex FirstKey();
}
