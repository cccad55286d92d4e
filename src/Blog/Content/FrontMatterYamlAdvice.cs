using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Blog.Content;

/// <summary>Says of text that is no YAML which slip its author made, and where: a parser gives up later, and in words of its own.</summary>
internal static partial class FrontMatterYamlAdvice
{
    private const string Reserved = "@`%*&!";

    public static FrontMatterException Explain(YamlException error, string text, int firstLine)
    {
        var lines = text.Split('\n');
        var index = Math.Clamp((int)error.Start.Line - 1, 0, lines.Length - 1);
        // Brackets and quotes that are left open are noticed at the end, and everything else on its line or the one after it.
        var (from, to) = (Math.Max(0, index - 1), Math.Min(index + 1, lines.Length - 1));
        return Find(lines, from, index, Colon, firstLine)
            ?? Find(lines, from, index, Value, firstLine)
            ?? Find(lines, from, to, Key, firstLine)
            ?? Find(lines, 0, to, Tab, firstLine)
            ?? Find(lines, 0, to, Open, firstLine)
            ?? Find(lines, from, to, Indent, firstLine)
            ?? new(ProblemCode.BadFrontMatter, firstLine + index, Math.Max(1, (int)error.Start.Column),
                $"this is not YAML ({(error.InnerException?.Message ?? error.Message).TrimEnd('.')})", "write key: value on each line, and put a value with special characters in quotes");
    }

    private static FrontMatterException? Find(string[] lines, int from, int to, Func<string[], int, Slip?> look, int firstLine)
    {
        // The line where the parser gave up is the likeliest.
        for (var at = to; at >= from; at--)
        {
            if (lines[at].TrimStart().StartsWith('#') || look(lines, at) is not { } slip) continue;
            return new(slip.Code, firstLine + at, slip.Column, slip.Message, slip.Suggestion);
        }

        return null;
    }

    /// <summary><c>title: a: b</c>.</summary>
    private static Slip? Colon(string[] lines, int at)
    {
        if (KeyAndValue().Match(lines[at]) is not { Success: true } match) return null;
        var (key, value) = (match.Groups["key"].Value.Trim(), match.Groups["value"].Value.TrimEnd());
        if (value[0] is '"' or '\'' or '[' or '{' or '|' or '>' or '&' or '*' || !value.Contains(": ", StringComparison.Ordinal) && !value.EndsWith(':')) return null;
        return new(ProblemCode.UnquotedColon, match.Groups["value"].Index + 1, value[0] == '\u201C' ? $"the value of {FrontMatterFields.Shown(key)} holds a colon and needs straight quotes" : $"the value of {FrontMatterFields.Shown(key)} holds a colon and needs quotes",
            $"write {match.Groups["key"].Value}: {Quoted(value.Trim('\u201C', '\u201D'))}");
    }

    /// <summary>A value that begins with a mark of YAML, or has quotes in its quotes.</summary>
    private static Slip? Value(string[] lines, int at)
    {
        if (KeyAndValue().Match(lines[at]) is not { Success: true } match) return null;
        var (key, value, column) = (match.Groups["key"].Value.Trim(), match.Groups["value"].Value.TrimEnd(), match.Groups["value"].Index + 1);
        if (Reserved.Contains(value[0], StringComparison.Ordinal))
            return Bad(column, $"the value of {FrontMatterFields.Shown(key)} begins with {value[0]}, which YAML keeps for itself", $"write {key}: {Quoted(value)}");
        // The text goes on after the quote that ended it.
        if (value.Length < 3 || value[0] is not ('"' or '\'') || value[^1] != value[0] || value[1..^1].Replace("\\\"", "", StringComparison.Ordinal).IndexOf(value[0], StringComparison.Ordinal) < 0) return null;
        var inner = value[1..^1];
        return Bad(column, $"the quotes within the value of {FrontMatterFields.Shown(key)} end it too early", $"write {key}: {(inner.Contains('\'', StringComparison.Ordinal) ? Quoted(inner) : $"'{inner}'")}");
    }

    /// <summary>A colon without its space, another sign in its place, or a dash without its space.</summary>
    private static Slip? Key(string[] lines, int at)
    {
        var line = lines[at];
        if (Glued().Match(line) is { Success: true } glued && IsKey(glued.Groups["key"].Value))
        {
            var (key, sign, value) = (glued.Groups["key"].Value, glued.Groups["sign"], glued.Groups["value"].Value.Trim());
            var wrong = sign.Value switch { ":" => $"no space stands after the colon of {key}", "=" => $"{key} is followed by = as in TOML", _ => $"{sign.Value} after {key} is no colon" };
            return Bad(sign.Index + 1, wrong, $"write {key}: {value}");
        }

        if (DashedItem().Match(line) is { Success: true } item && lines[..at].Concat(lines[(at + 1)..]).Any(other => other.TrimStart().StartsWith("- ", StringComparison.Ordinal)))
            return Bad(item.Groups["dash"].Index + 1, "no space stands after the dash of a list item", $"write - {item.Groups["value"].Value.TrimEnd()}");
        return null;
    }

    private static Slip? Tab(string[] lines, int at)
    {
        var line = lines[at];
        if (!line.TrimStart(' ').StartsWith('\t')) return null;
        // Below a key that has its value there is nothing to indent.
        var isBelowValue = at > 0 && KeyAndValue().IsMatch(lines[at - 1]) && KeyAndValue().IsMatch(line.TrimStart(' ', '\t'));
        return new(ProblemCode.TabInFrontMatter, line.IndexOf('\t', StringComparison.Ordinal) + 1, "a tab cannot indent YAML",
            isBelowValue ? $"write {line.Trim()} without a tab before it" : "write two spaces instead of the tab");
    }

    /// <summary>A quote or a bracket that nothing closes.</summary>
    private static Slip? Open(string[] lines, int at)
    {
        if (KeyAndValue().Match(lines[at]) is not { Success: true } match) return null;
        var (key, value, column) = (match.Groups["key"].Value.Trim(), match.Groups["value"].Value.TrimEnd(), match.Groups["value"].Index + 1);
        return value[0] switch
        {
            '"' or '\'' when value.Count(letter => letter == value[0]) % 2 == 1 => Bad(column, $"the quote before the value of {FrontMatterFields.Shown(key)} is not closed", $"write {key}: {value}{value[0]}"),
            '[' when !Rest(lines, at).Contains(']', StringComparison.Ordinal) => Bad(column, $"the bracket before the value of {FrontMatterFields.Shown(key)} is not closed", $"write {key}: {value.TrimEnd(',')}]"),
            '{' when !Rest(lines, at).Contains('}', StringComparison.Ordinal) => Bad(column, $"the brace before the value of {FrontMatterFields.Shown(key)} is not closed", $"write {key}: {value.TrimEnd(',')}}}"),
            _ => null,
        };
    }

    /// <summary>A key that is indented below one that has its value, or less than its neighbours.</summary>
    private static Slip? Indent(string[] lines, int at)
    {
        var line = lines[at];
        var content = line.TrimStart(' ');
        if (content.Length == line.Length || !KeyAndValue().IsMatch(line) || !IsKey(content[..content.IndexOf(':', StringComparison.Ordinal)])) return null;
        return Bad(1, $"{content[..content.IndexOf(':', StringComparison.Ordinal)]} is indented, and nothing above it is there to hold it", $"write {content.TrimEnd()} without spaces before it");
    }

    private static string Rest(string[] lines, int at) => string.Join('\n', lines[at..]);

    private static bool IsKey(string key) => FrontMatterKeys.IsKnown(FrontMatterKeys.Normalize(key)) || FrontMatterIgnored.Contains(FrontMatterKeys.Normalize(key));

    private static string Quoted(string value) => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static Slip Bad(int column, string message, string suggestion) => new(ProblemCode.BadFrontMatter, column, message, suggestion);

    [GeneratedRegex(@"^(?<key>\s*(?:- +)?[^:#\s][^:]{0,80}):[ \t]+(?<value>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"^\s*(?<key>[A-Za-z][\w-]*) *(?<sign>:(?=[^\s:])|[\uFF1A\uFE55\uA789=]) *(?<value>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Glued();

    [GeneratedRegex(@"^\s*(?<dash>-)(?<value>[^\s-].*)$", RegexOptions.CultureInvariant)]
    private static partial Regex DashedItem();

    private sealed record Slip(ProblemCode Code, int Column, string Message, string Suggestion);
}
