using System.Buffers;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Tells the fences of front matter from the rules of markdown.</summary>
internal static partial class FrontMatterFence
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("-+\u2010\u2011\u2012\u2013\u2014\u2015\u2212*_=~;");

    /// <summary>
    /// A rule rather than a fence: a blank line follows, and nothing up to the next fence, or in the whole file where there is none, looks like a key.
    /// </summary>
    public static bool IsThematicBreak(string text, int start)
    {
        var first = TextLines.NextLine(text, start);
        // A file of nothing else has just been begun.
        if (first >= text.Length) return false;
        if (!TextLines.LineAt(text, first).Trim().IsEmpty) return false;
        for (var at = first; at < text.Length; at = TextLines.NextLine(text, at))
        {
            var line = TextLines.LineAt(text, at).TrimEnd();
            if (Language(line) is "") break;
            if (KeyLine().IsMatch(line)) return false;
        }

        return true;
    }

    /// <summary>The word behind the dashes of a fence, in lower case; empty for none, null for a line that is no fence.</summary>
    public static string? Language(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart('-');
        if (line.Length - rest.Length < 3) return null;
        var word = rest.Trim();
        if (word.IsEmpty || word[0] == '#') return "";
        foreach (var c in word)
            if (!char.IsAsciiLetterOrDigit(c)) return null;
        var language = word.ToString().ToLowerInvariant();
        return rest[0] != ' ' || language is "yaml" or "yml" or "toml" or "json" or "js" or "javascript" ? language : null;
    }

    public static bool IsDashes(ReadOnlySpan<char> line) => line.Length >= 3 && !line.ContainsAnyExcept('-');

    /// <summary>A fence of any dialect, with nothing around it.</summary>
    public static bool IsAny(ReadOnlySpan<char> line) => IsDashes(line) || line is "+++" or ";;;" or "..." || line.Length > 3 && line.TrimEnd('-') is "...";

    /// <summary>The line could stand in front matter: a key, an item, a comment, a continuation, or nothing.</summary>
    public static bool IsContent(ReadOnlySpan<char> line) =>
        line.Trim().IsEmpty || line[0] is ' ' or '\t' or '#' or '[' or '{' or '}' or ']' || line.StartsWith("- ") || KeyLine().IsMatch(line);

    /// <summary>Lines up to the last key or item before the first line of another kind.</summary>
    public static int CountKeyLines(ReadOnlySpan<char> text)
    {
        var (count, keys) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            if (!IsContent(line) && !DottedKey().IsMatch(line)) break;
            count++;
            if (!line.Trim().IsEmpty && line[0] != '#') keys = count;
        }

        return keys;
    }

    [GeneratedRegex("""^[\w.-]+\s*=""", RegexOptions.CultureInvariant)]
    private static partial Regex DottedKey();

    [GeneratedRegex("""^\s*["']?[\p{L}_][\w .-]{0,60}["']?\s*[:=](?:\s|$)""", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLine();

    /// <summary>The line was meant as a fence: two or more dashes or pluses of any kind, with whatever is invisible before them.</summary>
    public static bool IsMistyped(ReadOnlySpan<char> line)
    {
        var marks = line.Trim().Trim('\u200B').Trim('\uFEFF').Trim('\u00A0');
        return !marks.IsEmpty && marks.IndexOfAnyExcept(Marks) < 0 && (marks.Length >= 2 || marks[0] > '~');
    }

    /// <summary>The line begins front matter of a kind that is not read here: org keywords, or an object that is no JSON.</summary>
    public static bool IsForeign(ReadOnlySpan<char> line) =>
        line is ['#', '+', ..] && FrontMatterSpelling.IsKeyLine(line[2..]) || line is ['{', ..] && FrontMatterSpelling.IsKeyLine(line[1..]);
}
