using System.Text;

namespace Blog.Content;

/// <summary>
/// Makes YAML of what other parsers take for it: tabs that indent, as Hexo reads them, and quoted text that goes on at the margin, which
/// libyaml and js-yaml let pass. Asked only after the text as it stands was refused.
/// </summary>
internal static class FrontMatterYamlRepair
{
    private const string Indent = "    ";

    /// <summary>The text to try instead; null where nothing can be repaired, or where it would hide a key inside a text.</summary>
    public static string? Repair(string text)
    {
        var repaired = new StringBuilder(text.Length + 64);
        var quote = '\0';
        var isFirst = true;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range];
            if (!isFirst) repaired.Append('\n');
            isFirst = false;
            if (quote != '\0')
            {
                if (HoldsKey(line)) return null;
                repaired.Append(line.Trim().IsEmpty ? "" : Indent).Append(line.Trim());
                if (IsClosed(line, quote)) quote = '\0';
                continue;
            }

            var content = line.TrimStart(" \t");
            foreach (var c in line[..(line.Length - content.Length)]) repaired.Append(c == '\t' ? "  " : " ");
            repaired.Append(content);
            if (OpeningQuote(content) is >= 0 and var at && !IsClosed(content[(at + 1)..], content[at])) quote = content[at];
        }

        var result = repaired.ToString();
        return result == text ? null : result;
    }

    /// <summary>Where the value of <c>key: "…</c>, <c>- "…</c> or a line that begins with one is quoted; -1 for none.</summary>
    private static int OpeningQuote(ReadOnlySpan<char> content)
    {
        if (content.IsEmpty || content[0] == '#') return -1;
        if (content[0] is '"' or '\'') return 0;
        var at = content.IndexOf(": ");
        var start = at >= 0 ? at + 2 : content.StartsWith("- ") ? 2 : content.Length;
        var value = content[start..].TrimStart(' ');
        return value.Length > 0 && value[0] is '"' or '\'' ? content.Length - value.Length : -1;
    }

    private static bool IsClosed(ReadOnlySpan<char> text, char quote)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (quote == '"' && text[i] == '\\') i++;
            else if (text[i] == quote)
            {
                // Doubled, a single quote stands for itself.
                if (quote == '\'' && i + 1 < text.Length && text[i + 1] == quote) i++;
                else return true;
            }
        }

        return false;
    }

    private static bool HoldsKey(ReadOnlySpan<char> line) =>
        line.IndexOf(':') is > 0 and < 60 and var colon
        && (FrontMatterKeys.IsKnown(FrontMatterKeys.Normalize(line[..colon].Trim("\"' ").ToString())) || VisibilitySignals.AskToBeHidden(line));
}
