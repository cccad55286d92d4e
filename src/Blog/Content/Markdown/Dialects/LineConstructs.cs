using System.Text.RegularExpressions;
using Blog.Content.Markdown.Formulas;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Constructs that have a line to themselves: containers of colons, formulas, marks for a list of contents, and headings without a blank.</summary>
internal static partial class LineConstructs
{
    public static bool TryTranslate(DialectWalk walk)
    {
        if (walk.Lines.IsHtml) return false;
        var source = walk.Source;
        var line = source.AsSpan(walk.Lines.Content, walk.Lines.End - walk.Lines.Content).TrimEnd();
        return line[0] switch
        {
            ':' when line.StartsWith(":::", StringComparison.Ordinal) => TryContainer(walk, line),
            '$' when line.StartsWith("$$", StringComparison.Ordinal) => TryFormula(walk, line),
            '[' when line.Equals("[TOC]", StringComparison.OrdinalIgnoreCase) || line.Equals("[[TOC]]", StringComparison.OrdinalIgnoreCase) || line is "[[_TOC_]]" => Drop(walk, walk.Lines.End),
            '#' => TryHeading(walk, line),
            _ => TryContents(walk),
        };
    }

    private static bool TryContainer(DialectWalk walk, ReadOnlySpan<char> line)
    {
        var colons = line.IndexOfAnyExcept(':');
        if (colons < 0)
        {
            if (!walk.Containers.Closes(line.Length)) return false;
            if (walk.Containers.Close(walk, walk.Lines.Content + line.Length)) return true;
            walk.Output.Write("\n", walk.At);
            return false;
        }

        var match = Container().Match(line.ToString());
        if (!match.Success || walk.Containers.IsFull) return false;
        var kind = match.Groups["kind"].Value.ToLowerInvariant();
        var title = match.Groups["title"].Value.Trim();
        var head = kind switch
        {
            "note" or "tip" or "info" or "warning" or "caution" or "danger" or "important" or "success" => $"[!{kind}] {title}",
            "details" => $"[!note]- {(title.Length == 0 ? "Details" : title)}",
            _ => null,
        };
        if (head is not null)
        {
            walk.CopyTo(walk.Lines.Content);
            walk.Containers.Open(walk, walk.Lines.Content + line.Length, "", head, colons: colons);
            return true;
        }

        walk.Report($"::: {match.Groups["kind"].Value}");
        walk.Containers.OpenText(colons);
        // What stands within is read as if it stood alone.
        walk.CopyTo(walk.Lines.End);
        walk.Output.Write("\n", walk.At);
        return true;
    }

    /// <summary>A formula between lines of dollars is a block of its own.</summary>
    private static bool TryFormula(DialectWalk walk, ReadOnlySpan<char> line)
    {
        var source = walk.Source;
        var from = walk.Lines.Content + 2;
        int to, end;
        if (line.Length > 4 && line.EndsWith("$$", StringComparison.Ordinal))
        {
            to = walk.Lines.Content + line.Length - 2;
            end = to + 2;
        }
        else
        {
            end = -1;
            if (from < walk.NoFormulaUntil) return false;
            for (to = walk.Lines.End; to < source.Length; to = TextLines.NextLine(source, to))
            {
                var next = TextLines.LineAt(source, to).TrimEnd();
                if (next.IsEmpty) break;
                if (!next.EndsWith("$$", StringComparison.Ordinal)) continue;
                end = to + next.Length;
                to = end - 2;
                break;
            }

            if (end < 0)
            {
                walk.NoFormulaUntil = to;
                return false;
            }
        }

        if (source.AsSpan(from, to - from).Contains("$$", StringComparison.Ordinal) || HiddenComments.AreIn(source.AsSpan(from, to - from))) return false;
        walk.CopyTo(walk.Lines.Content);
        Markup.Fence(walk, from, to, end, "math");
        return true;
    }

    /// <summary>What stands in a formula within a line is no construct of any engine.</summary>
    public static bool TryInlineFormula(DialectWalk walk)
    {
        if (walk.Lines.IsHtml || Formula.At(walk.Source, walk.At) is not { } formula) return false;
        walk.CopyTo(walk.At + formula.Length);
        return true;
    }

    private static bool TryHeading(DialectWalk walk, ReadOnlySpan<char> line)
    {
        var hashes = line.IndexOfAnyExcept('#');
        if (hashes < 0) return false;
        if (hashes is >= 2 and <= 6 && (char.IsAsciiLetterUpper(line[hashes]) || line[hashes] > 127 && char.IsLetter(line[hashes])))
        {
            walk.CopyTo(walk.Lines.Content + hashes);
            walk.Output.Write(" ", walk.At);
            return false;
        }

        if (!line[hashes..].Trim(" \t#").Equals("table of contents", StringComparison.OrdinalIgnoreCase)) return false;
        // AstroPaper fills it in; one with something below is the author's own.
        var next = TextLines.LineAt(walk.Source, TextLines.SkipBlankLines(walk.Source, walk.Lines.End)).Trim();
        var isEmpty = next.IsEmpty || next[0] == '#' || next.Equals("[TOC]", StringComparison.OrdinalIgnoreCase) || next.Equals("<!-- toc -->", StringComparison.OrdinalIgnoreCase);
        return isEmpty && Drop(walk, walk.Lines.End);
    }

    /// <summary>kramdown puts the list of contents in the place of a list that <c>{:toc}</c> follows; the page has its own.</summary>
    private static bool TryContents(DialectWalk walk)
    {
        var next = walk.Lines.End;
        if (walk.Lines.Content == walk.Lines.Start || !TextLines.LineAt(walk.Source, next).TrimStart().StartsWith("{:", StringComparison.Ordinal)) return false;
        return Contents().IsMatch(TextLines.LineAt(walk.Source, next)) && Drop(walk, TextLines.NextLine(walk.Source, next));
    }

    private static bool Drop(DialectWalk walk, int to)
    {
        walk.Replace(to, "");
        return true;
    }

    [GeneratedRegex(@"^:{3,}\s*(?<kind>[A-Za-z][\w-]*)\s*(?:\[(?<title>[^\]]*)\]|\{[^}]*\}|(?<title>.*))\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Container();

    [GeneratedRegex(@"^\s*\{:\s*toc\b[^}]*\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Contents();
}
