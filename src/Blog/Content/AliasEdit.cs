using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>
/// Ways to write an old address into the front matter of a file, each of which leaves everything else as its author wrote it. Which of them is right
/// the file itself says: it is read again after the edit.
/// </summary>
internal sealed partial class AliasEdit
{
    private readonly FrontMatterDocument document;
    private readonly List<string> lines;
    private readonly string end;
    private readonly string alias;

    /// <param name="text">The file, with the line ends that it has.</param>
    /// <param name="document">What was read of it.</param>
    /// <param name="alias">The address to add.</param>
    public AliasEdit(string text, FrontMatterDocument document, string alias)
    {
        this.document = document;
        this.alias = alias;
        lines = [.. Line().Matches(text).Select(match => match.Value)];
        end = lines.FirstOrDefault() is { } first && first.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : lines.FirstOrDefault()?.EndsWith('\r') is true ? "\r" : "\n";
    }

    private string Quoted => $"\"{alias.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private string Plain => PlainText().IsMatch(alias) ? alias : Quoted;

    /// <summary>The edited texts, the one that fits best first.</summary>
    public IEnumerable<string> List()
    {
        if (document.Dialect == FrontMatterDialect.None)
        {
            // A byte order mark stays where it was.
            var mark = lines.Count > 0 && lines[0].StartsWith('\uFEFF') ? "\uFEFF" : "";
            yield return $"{mark}---{end}aliases:{end}  - {Plain}{end}---{end}{end}{string.Concat(lines)[mark.Length..]}";
            yield break;
        }

        foreach (var known in (FrontMatterKey[])[FrontMatterKeys.Aliases, FrontMatterKeys.RedirectFrom])
            foreach (var entry in document.Map.Entries.Where(entry => known.Paths.Contains(FrontMatterKeys.Normalize(entry.Key))))
                foreach (var edited in Into(entry)) yield return edited;
        foreach (var key in (string[])["aliases", "redirect_from"])
            foreach (var edited in New(key)) yield return edited;
    }

    private IEnumerable<string> Into(FrontMatterEntry entry)
    {
        switch (entry.Value)
        {
            case FrontMatterList { Items: [.., var last] } list:
                if (AfterBracket(last.Line, last.Column) is { } inFlow) yield return inFlow;
                if (list.Line <= lines.Count && Item().Match(lines[last.Line - 1]) is { Success: true } item) yield return Inserted(last.Line, $"{item.Value}{Plain}");
                break;
            case FrontMatterList list:
                if (AfterBracket(list.Line, list.Column) is { } first) yield return first;
                break;
            case FrontMatterScalar { IsEmpty: true }:
                yield return Inserted(entry.Line, $"{Indent(entry)}  - {Plain}");
                break;
        }
    }

    private IEnumerable<string> New(string key)
    {
        if (document.Map.Entries is not [var first, ..] entries)
        {
            if (Opening() is { } open) yield return Inserted(open, document.Dialect == FrontMatterDialect.Toml ? $"{key} = [{Quoted}]" : $"{key}: [{Quoted}]");
            yield break;
        }

        switch (document.Dialect)
        {
            case FrontMatterDialect.Yaml:
                if (Closing() is { } close) yield return Inserted(close - 1, $"{Indent(first)}{key}:{end}{Indent(first)}  - {Plain}");
                break;
            case FrontMatterDialect.Toml:
                // Below a table the key would belong to it.
                var table = lines.FindIndex(first.Line - 1, Math.Max(0, (Closing() ?? first.Line) - first.Line), line => line.TrimStart().StartsWith('['));
                if ((table >= 0 ? table + 1 : Closing()) is { } at)
                {
                    while (at - 1 > first.Line && (lines[at - 2].Trim().Length == 0 || lines[at - 2].TrimStart().StartsWith('#'))) at--;
                    yield return Inserted(at - 1, $"{key} = [{Quoted}]");
                }

                yield return Inserted(first.Line - 1, $"{key} = [{Quoted}]");
                break;
            case FrontMatterDialect.Json:
                if (first.Line > 1 && lines[first.Line - 1] is var line) yield return Inserted(first.Line - 1, $"{line[..(line.Length - line.TrimStart().Length)]}\"{key}\": [{Quoted}],");
                yield return BraceEdited($"\"{key}\": [{Quoted}], ");
                break;
            case FrontMatterDialect.Headers:
                yield return Inserted(entries.Max(entry => entry.Line), $"{(char.IsUpper(first.Key[0]) ? char.ToUpperInvariant(key[0]) + key[1..] : key)}: {alias}");
                break;
        }
    }

    /// <summary>After an item of a list in brackets.</summary>
    private string? AfterBracket(int line, int column)
    {
        var text = string.Concat(lines);
        var at = lines.Take(line - 1).Sum(each => each.Length) + column - 1;
        // The mark at the beginning of the file is no column.
        if (line == 1 && text.StartsWith('\uFEFF')) at++;
        char quote = '\0';
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (quote != '\0')
            {
                if (letter == '\\' && quote == '"') at++;
                else if (letter == quote) quote = '\0';
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter == '#' && char.IsWhiteSpace(text[at - 1]) && document.Dialect != FrontMatterDialect.Json)
            {
                at = text.IndexOf(end, at, StringComparison.Ordinal) is >= 0 and var next ? next - 1 : text.Length;
            }
            else if (letter == ']')
            {
                return BeforeBracket(text, at);
            }
            else if (letter is '\n' && text.AsSpan(at + 1).TrimStart().StartsWith("---"))
            {
                return null;
            }
        }

        return null;
    }

    private string BeforeBracket(string text, int at)
    {
        var before = text[..at].TrimEnd();
        var start = text.LastIndexOf(end, at, StringComparison.Ordinal) + end.Length;
        if (start <= before.Length || text[start..at].Trim().Length > 0) return $"{before}{(before[^1] is '[' or ',' ? "" : ",")}{(before[^1] == '[' ? "" : " ")}{Quoted}{text[before.Length..]}";
        // The bracket has a line of its own, and so has what stands before it.
        var last = text[(text.LastIndexOf(end, before.Length - 1, StringComparison.Ordinal) + end.Length)..before.Length];
        var hasComma = before[^1] is ',' or '[' || Comment().Replace(last, "").TrimEnd().EndsWith(',');
        return $"{before}{(hasComma ? "" : ",")}{text[before.Length..start]}{last[..(last.Length - last.TrimStart().Length)]}{Quoted}{(before[^1] == '[' || !hasComma ? "" : ",")}{end}{text[start..]}";
    }

    private string BraceEdited(string inserted)
    {
        var text = string.Concat(lines);
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        return brace < 0 ? text : text[..(brace + 1)] + inserted + text[(brace + 1)..].TrimStart(' ');
    }

    private string Inserted(int after, string line)
    {
        var before = string.Concat(lines.Take(after));
        if (before.Length > 0 && !before.EndsWith('\n') && !before.EndsWith('\r')) before += end;
        return $"{before}{line}{end}{string.Concat(lines.Skip(after))}";
    }

    /// <summary>The number of the line that closes the front matter; null where none does.</summary>
    private int? Closing()
    {
        for (var number = Math.Min(document.BodyLine - 1, lines.Count); number > 0; number--)
            if (lines[number - 1].Trim() is { Length: > 2 } line && (FrontMatterFence.IsAny(line) || line.Trim('_').Length == 0)) return number;
        return null;
    }

    private int? Opening() => lines.FindIndex(line => FrontMatterFence.IsAny(line.Trim().TrimStart('\uFEFF'))) is >= 0 and var index ? index + 1 : null;

    private string Indent(FrontMatterEntry entry) => new(' ', lines[entry.Line - 1].TrimStart('\uFEFF') is var line ? line.Length - line.TrimStart(' ').Length : 0);

    [GeneratedRegex(@"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"\s#.*$", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*-\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^/[\p{L}\p{N}/._~-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();
}
