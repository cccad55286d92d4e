using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>The <c>import</c> and <c>export</c> lines that MDX begins a text with. Nothing is run here, so they go, and are reported.</summary>
internal static partial class ModuleLines
{
    public static void TryDrop(DialectWalk walk)
    {
        var source = walk.Source;
        var at = TextLines.SkipBlankLines(source, 0);
        if (!source.AsSpan(at).StartsWith("import ", StringComparison.Ordinal)) return;
        while (at < source.Length)
        {
            var line = TextLines.LineAt(source, at);
            if (!line.IsWhiteSpace() && !Module().IsMatch(line)) break;
            if (!line.IsWhiteSpace())
            {
                walk.CopyTo(at);
                walk.Report("import");
                walk.Replace(TextLines.NextLine(source, at), "");
            }

            at = TextLines.NextLine(source, at);
        }
    }

    [GeneratedRegex("""^(?:import\s+(?:[\w*{}\s,$]+\s+from\s+)?["'][^"']+["'];?|export\s+(?:const|let|default|function)\b.*;)\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Module();
}
