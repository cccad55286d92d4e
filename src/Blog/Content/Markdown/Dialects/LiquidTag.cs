namespace Blog.Content.Markdown.Dialects;

/// <summary>A tag <c>{% name arguments %}</c> taken apart.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Text">What stands after the name.</param>
/// <param name="IsCall">Written as Zola does: <c>{% name(arguments) %}</c>.</param>
/// <param name="End">Where it ends.</param>
internal sealed record LiquidTag(string Name, string Text, bool IsCall, int End)
{
    /// <summary>The tag that the walk stands at; null where it is none.</summary>
    public static LiquidTag? Read(DialectWalk walk)
    {
        var source = walk.Source;
        var at = walk.At + 2;
        if (at < source.Length && source[at] is '-' or '~') at++;
        while (at < source.Length && char.IsWhiteSpace(source[at])) at++;
        var start = at;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] is '_' or '-' && source[at + 1 < source.Length ? at + 1 : at] != '%')) at++;
        if (at == start || !char.IsAsciiLetter(source[start])) return null;
        var end = walk.Find("%}", at);
        if (end < 0) return null;
        var text = source[at..end].Trim();
        if (text.EndsWith('-') || text.EndsWith('~')) text = text[..^1].TrimEnd();
        var isCall = text.StartsWith('(') && text.EndsWith(')');
        return new(source[start..at].ToLowerInvariant(), isCall ? text[1..^1] : text, isCall, end + 2);
    }
}
