namespace Blog.Content.Markdown.Dialects;

/// <summary>What stands after the name of a tag: values by position and by name, with quotes of any kind or none.</summary>
internal sealed class TagArguments
{
    private readonly List<string> values = [];
    private readonly Dictionary<string, string> named = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Values => values;

    /// <summary>The value of that name, else the one at that position, else nothing.</summary>
    public string Get(string name, int position = -1) =>
        named.TryGetValue(name, out var value) ? value : position >= 0 && position < values.Count ? values[position] : "";

    /// <param name="text">All that stands between the name and the end of the tag.</param>
    public static TagArguments Parse(string text)
    {
        var arguments = new TagArguments();
        var at = 0;
        while (true)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ',')) at++;
            if (at >= text.Length) return arguments;
            var start = at;
            if (text[at] is not ('"' or '\'' or '`'))
            {
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-')) at++;
                var name = text[start..at];
                if (name.Length > 0 && at < text.Length && text[at] == '=' && !text.AsSpan(at).StartsWith("://", StringComparison.Ordinal))
                {
                    at++;
                    arguments.named.TryAdd(name, Value(text, ref at));
                    continue;
                }

                at = start;
            }

            arguments.values.Add(Value(text, ref at));
        }
    }

    private static string Value(string text, ref int at)
    {
        if (at < text.Length && text[at] is '"' or '\'' or '`')
        {
            var quote = text[at];
            var from = ++at;
            while (at < text.Length && text[at] != quote) at += quote != '`' && text[at] == '\\' && at + 1 < text.Length ? 2 : 1;
            var value = text[from..Math.Min(at, text.Length)];
            at = Math.Min(at + 1, text.Length);
            return quote == '`' ? value : value.Replace("\\" + quote, quote.ToString(), StringComparison.Ordinal);
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return text[start..at].TrimEnd(',');
    }
}
