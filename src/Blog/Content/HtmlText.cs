namespace Blog.Content;

/// <summary>Encodes text for HTML: the five characters that matter, everything else as it is.</summary>
internal static class HtmlText
{
    public static string Text(string value) => value.AsSpan().IndexOfAny('&', '<', '>') < 0
        ? value
        : value.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    public static string Attribute(string value) =>
        Text(value).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);
}
