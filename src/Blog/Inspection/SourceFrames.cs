using System.Globalization;
using System.Text;
using Blog.Content;

namespace Blog.Inspection;

/// <summary>Shows the line that a problem is about, with a mark under its column, as compilers do.</summary>
public sealed class SourceFrames
{
    // A line may be a whole paragraph: so much is shown before and after the column.
    private const int Before = 60, After = 40;

    private readonly ContentFolder folder;
    private string path = "";
    private string[] lines = [];

    /// <param name="contentPath">The content folder.</param>
    public SourceFrames(string contentPath) => folder = new(contentPath);

    /// <summary>The problem in several lines: its code and message, the place, the line with the mark, why it matters, and what to write.</summary>
    public IEnumerable<string> Of(ContentProblem problem)
    {
        yield return $"{(problem.Severity == ProblemSeverity.Error ? "error" : "warning")} {problem.Code.Id}: {problem.Message}";
        var number = problem.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        yield return string.Create(CultureInfo.InvariantCulture, $"{margin}--> {problem.Path}:{problem.Line}:{problem.Column}");
        if (Excerpt(problem) is { Length: > 0 } excerpt)
        {
            yield return $"{margin} |";
            foreach (var line in excerpt.Split('\n')) yield return line;
        }

        yield return $"{margin} = {problem.Code.Why}";
        if (problem.Suggestion.Length > 0) yield return $"{margin} = {problem.Suggestion}";
    }

    /// <summary>The line with its number, and below it the mark under the column; empty where there is nothing to show.</summary>
    public string Excerpt(ContentProblem problem)
    {
        if (Line(problem) is not { Length: > 0 } line) return "";
        var number = problem.Line.ToString(CultureInfo.InvariantCulture);
        var (shown, mark) = Window(line, problem.Column - 1);
        return $"{number} | {shown}\n{new string(' ', number.Length)} | {mark}^";
    }

    private string? Line(ContentProblem problem)
    {
        // What is no text has no lines, and of a picture there is nothing to show.
        if (MediaTypes.Of(problem.Path) is not null) return null;
        if (path != problem.Path)
        {
            path = problem.Path;
            try
            {
                lines = ContentText.Decode(path, folder.Read(path), out _).Split('\n');
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                lines = [];
            }
        }

        return problem.Line <= lines.Length ? lines[problem.Line - 1] : null;
    }

    /// <summary>The part of a line around a column, and the blanks that lead to the mark below it.</summary>
    private static (string Shown, string Mark) Window(string line, int column)
    {
        column = Math.Clamp(column, 0, line.Length);
        var start = column > Before ? column - Before : 0;
        var end = Math.Min(line.Length, column + After);
        if (start > 0 && char.IsLowSurrogate(line[start])) start++;
        if (end < line.Length && char.IsHighSurrogate(line[end - 1])) end--;
        var shown = new StringBuilder(start > 0 ? "…" : "");
        var mark = new StringBuilder(start > 0 ? " " : "");
        var at = start;
        foreach (var rune in line.AsSpan(start, Math.Max(0, end - start)).EnumerateRunes())
        {
            var isBefore = at < column;
            at += rune.Utf16SequenceLength;
            // A tab is as wide in both lines; any other control character would speak to the terminal.
            var isTab = rune.Value == '\t';
            shown.Append(isTab ? "\t" : Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
            if (isBefore) mark.Append(isTab ? "\t" : new string(' ', Width(rune)));
        }

        return (shown.Append(end < line.Length ? "…" : "").ToString(), mark.ToString());
    }

    /// <summary>How many columns terminals give a character: two for those of East Asia and for pictures (Unicode, annex 11), none for marks upon others.</summary>
    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : rune.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F
            or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD ? 2 : 1;
}
