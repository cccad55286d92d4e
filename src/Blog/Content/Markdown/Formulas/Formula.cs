using Blog.Content.Markdown.Dialects;

namespace Blog.Content.Markdown.Formulas;

/// <summary>A formula within a line, <c>$x$</c> or <c>$$x$$</c>: decides what is one, for the parser and for the translation before it.</summary>
/// <param name="Tex">Between the dollars, without comments.</param>
/// <param name="Length">With the dollars.</param>
internal readonly record struct Formula(string Tex, int Length)
{
    /// <summary>A closing dollar is looked for no further than this, so that dollars which close nothing cost no more than their number.</summary>
    private const int Longest = 1000;

    /// <summary>
    /// The formula that begins at a dollar; null where the dollar is a price or a variable. pandoc's rule: no blank after the first
    /// dollar, none before the last, and no digit behind it; nor may a letter or digit stand right before it.
    /// </summary>
    public static Formula? At(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '$')) return null;
        var rest = text[at..Math.Min(text.Length, at + Longest)];
        if (rest.Length < 3) return null;
        return rest[1] == '$' ? Doubled(rest) : Single(rest);
    }

    /// <summary>kramdown's formulas within a line; blanks may stand at their ends.</summary>
    private static Formula? Doubled(ReadOnlySpan<char> text)
    {
        var inner = text[2..];
        var length = inner.IndexOf("$$", StringComparison.Ordinal);
        if (length < 1 || inner[0] == '$' || inner[..length].IsWhiteSpace() || !IsWhole(inner[..length])) return null;
        return Of(inner[..length].Trim(), length + 4);
    }

    private static Formula? Single(ReadOnlySpan<char> text)
    {
        if (char.IsWhiteSpace(text[1])) return null;
        for (var end = 1; end < text.Length; end++)
        {
            switch (text[end])
            {
                case '\\':
                    end++;
                    break;
                case '$' when !char.IsWhiteSpace(text[end - 1]) && (end + 1 == text.Length || !char.IsAsciiDigit(text[end + 1]) && text[end + 1] != '$'):
                    return Whole(text[1..end], end + 1);
            }
        }

        return null;
    }

    private static Formula? Whole(ReadOnlySpan<char> tex, int length) => IsWhole(tex) ? Of(tex, length) : null;

    /// <summary>What is all comment says nothing: it stays text.</summary>
    private static Formula? Of(ReadOnlySpan<char> tex, int length) =>
        TexComments.Remove(tex.ToString()) is var shown && string.IsNullOrWhiteSpace(shown) ? null : new(shown.Length == tex.Length ? shown : shown.Trim(), length);

    /// <summary>Code binds tighter than a formula, paragraphs end it, and no comment may hide within one.</summary>
    private static bool IsWhole(ReadOnlySpan<char> tex)
    {
        if (tex.Contains('`') || HiddenComments.AreIn(tex)) return false;
        for (var line = tex.IndexOf('\n'); line >= 0; line = tex.IndexOf('\n'))
        {
            tex = tex[(line + 1)..];
            var end = tex.IndexOf('\n');
            if ((end < 0 ? tex : tex[..end]).Trim(" \t\r>").IsEmpty) return false;
        }

        return true;
    }
}
