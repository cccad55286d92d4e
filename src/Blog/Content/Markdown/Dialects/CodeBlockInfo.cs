using System.Text.RegularExpressions;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Reads the options of <c>{% codeblock [title] [lang:…] [url] [link text] [mark:2,5] %}</c> as the info of a fence.</summary>
internal static partial class CodeBlockInfo
{
    public static string Of(string text)
    {
        var options = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Option().Matches(text)) options.TryAdd(match.Groups["name"].Value, match.Groups["value"].Value);
        var title = Option().Replace(text, " ");
        if (title.IndexOf("http", StringComparison.Ordinal) is >= 0 and var url) title = title[..url];
        title = ContentText.SingleLine(title).Trim('"', '\'').Replace('"', '\'');
        var info = options.GetValueOrDefault("lang", "");
        if (info.Length == 0) info = "text";
        if (title.Length > 0) info += $" title=\"{title}\"";
        if (options.TryGetValue("mark", out var marks)) info += $" {{{marks}}}";
        if (options.GetValueOrDefault("line_number") == "true") info += " showLineNumbers";
        return info;
    }

    [GeneratedRegex(@"(?<![\w:/])(?<name>lang|mark|line_number|line_threshold|highlight|first_line|wrap|start|end|linenos):(?<value>[^\s/]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();
}
