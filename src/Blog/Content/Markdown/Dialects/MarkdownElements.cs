using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Block elements with <c>markdown="1"</c>: kramdown reads what stands in them as markdown.</summary>
internal static partial class MarkdownElements
{
    public static bool TryOpen(DialectWalk walk)
    {
        if (!walk.Lines.IsHtml) return false;
        var match = Tag().Match(walk.Source, walk.At, Math.Min(1000, walk.Source.Length - walk.At));
        if (!match.Success || match.Index != walk.At) return false;
        walk.Replace(walk.At + match.Length, match.Groups["before"].Value + match.Groups["after"].Value + "\n\n");
        walk.Lines.EndHtml();
        return true;
    }

    [GeneratedRegex("""^(?<before><[A-Za-z][\w-]*(?:\s[^<>]*?)?)\s+markdown=(?:"(?:1|block|span|true)"|'(?:1|block|span)'|1|block|span)(?<after>(?:\s[^<>]*)?>)""", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
