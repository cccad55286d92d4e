using System.Net;

namespace Blog.Content.Markdown;

/// <summary>A tag as it stands in raw HTML, read in one pass without looking back.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="IsEnd">A closing tag.</param>
/// <param name="End">Offset after its <c>&gt;</c>.</param>
internal sealed record HtmlTag(string Name, bool IsEnd, int End)
{
    /// <summary>Parsers compare each attribute of an element with all the others.</summary>
    private const int MaximumAttributes = 500;

    /// <summary>The name as it is written.</summary>
    public string Written { get; private init; } = Name;

    /// <summary>It ends with <c>/&gt;</c>.</summary>
    public bool HasSlash { get; private init; }

    private readonly List<(string Name, string Value)> attributes = [];

    /// <summary>The first attribute of that name, decoded.</summary>
    public string? Attribute(string name)
    {
        foreach (var attribute in attributes) if (attribute.Name == name) return WebUtility.HtmlDecode(attribute.Value);
        return null;
    }

    /// <summary>The tag at that offset; null where there is none or it does not end.</summary>
    /// <exception cref="MarkdownException">The tag has too many attributes.</exception>
    public static HtmlTag? Read(string html, int start)
    {
        var at = start + 1;
        var isEnd = at < html.Length && html[at] == '/';
        if (isEnd) at++;
        var from = at;
        if (at >= html.Length || !char.IsAsciiLetter(html[at])) return null;
        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('/' or '>')) at++;
        var tag = new HtmlTag(html[from..at].ToLowerInvariant(), isEnd, 0) { Written = html[from..at] };
        while (true)
        {
            from = at;
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '/')) at++;
            if (at >= html.Length) return null;
            if (html[at] == '>') return tag with { End = at + 1, HasSlash = at > from && html[at - 1] == '/' };
            from = at++;
            while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] is not ('/' or '>' or '=')) at++;
            var name = html[from..at].ToLowerInvariant();
            if (tag.attributes.Count == MaximumAttributes) throw new MarkdownException(1, $"an HTML element has more than {MaximumAttributes} attributes");
            tag.attributes.Add((name, Value(html, ref at)));
        }
    }

    private static string Value(string html, ref int at)
    {
        var equals = at;
        while (equals < html.Length && char.IsWhiteSpace(html[equals])) equals++;
        if (equals >= html.Length || html[equals] != '=') return "";
        at = equals + 1;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length) return "";
        var from = at;
        if (html[at] is '"' or '\'')
        {
            var close = html.IndexOf(html[at], at + 1);
            at = close < 0 ? html.Length : close + 1;
            return html[(from + 1)..(close < 0 ? html.Length : close)];
        }

        while (at < html.Length && !char.IsWhiteSpace(html[at]) && html[at] != '>') at++;
        return html[from..at];
    }
}
