using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content.Markdown;

/// <summary>
/// What stands after the backticks of a code block: <c>ts title="a.ts" {1,3-5} ins={2} del={4} showLineNumbers wrap</c>, and the spellings of
/// other engines (<c>ts:a.ts</c>, <c>ts{1,3}</c>, <c>{hl_lines=[1,"3-4"],linenos=true}</c>). What is not known is ignored.
/// </summary>
/// <param name="Language">As the author wrote it.</param>
internal sealed partial record CodeFence(string Language)
{
    private readonly Dictionary<int, string> lines = [];

    public string Title { get; private set; } = "";

    /// <summary>What stands in the block is a formula.</summary>
    public bool IsFormula => Language == "math";

    public bool Numbered { get; private set; }

    /// <summary>Lines that are too long are broken.</summary>
    public bool Wraps { get; private set; }

    public bool HasMarks => lines.Count > 0;

    /// <summary>Class of a line, by its one-based number: <c>mark</c>, <c>ins</c>, <c>del</c> or none.</summary>
    public string? Mark(int line) => lines.GetValueOrDefault(line);

    /// <param name="info">The first word.</param>
    /// <param name="arguments">The rest.</param>
    /// <param name="lineCount">Marks beyond the last line are ignored.</param>
    public static CodeFence Parse(string? info, string? arguments, int lineCount)
    {
        var word = (info ?? "").Trim();
        var end = word.IndexOfAny(['{', ':', ',']);
        var fence = new CodeFence(end < 0 ? word : word[..end]);
        if (end >= 0 && word[end] == ':') fence.Title = word[(end + 1)..];
        else if (end >= 0 && word[end] == '{') arguments = word[end..] + " " + arguments;
        fence.ReadArguments(arguments ?? "", lineCount);
        return fence;
    }

    private void ReadArguments(string arguments, int lineCount)
    {
        foreach (Match match in Argument().Matches(arguments))
        {
            var key = match.Groups["key"].Value.ToLowerInvariant();
            var value = match.Groups["value"].Value.Trim('"', '\'', ' ');
            var braces = match.Groups["braces"].Value;
            if (braces.Contains('=', StringComparison.Ordinal)) ReadArguments(braces.Replace(',', ' '), lineCount);
            else Read(key, braces.Length > 0 ? braces : value, lineCount);
        }
    }

    private void Read(string key, string value, int lineCount)
    {
        switch (key)
        {
            case "title" or "file" or "filename" or "name" or "caption":
                if (value.Length > 0) Title = value;
                break;
            case "ins" or "add" or "added":
                MarkLines(value, "ins", lineCount);
                break;
            case "del" or "rem" or "removed":
                MarkLines(value, "del", lineCount);
                break;
            case "" or "mark" or "hl" or "hl_lines" or "highlight" or "lines":
                MarkLines(value, "mark", lineCount);
                break;
            case "showlinenumbers" or "linenumbers" or "linenos" or "numbers":
                Numbered = value is not ("false" or "0");
                break;
            case "wrap":
                Wraps = value is not ("false" or "0");
                break;
        }
    }

    private void MarkLines(string ranges, string mark, int lineCount)
    {
        foreach (Match match in Range().Matches(ranges))
        {
            if (!int.TryParse(match.Groups["from"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var from)) continue;
            var to = match.Groups["to"].Success && int.TryParse(match.Groups["to"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : from;
            for (var line = Math.Max(1, from); line <= Math.Min(to, lineCount); line++) lines[line] = mark;
        }
    }

    [GeneratedRegex("""(?:(?<key>[A-Za-z_]+)(?:=(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|\{(?<braces>[^{}]*)\}|\[(?<value>[^\]]*)\]|(?<value>[^\s,{}]+)))?)|\{(?<braces>[^{}]*)\}""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Argument();

    [GeneratedRegex(@"(?<from>\d{1,7})(?:\s*(?:-|\.\.)\s*(?<to>\d{1,7}))?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
