namespace Blog.Content;

/// <summary>Walks a text line by line without cutting it up. Lines end with line feeds.</summary>
internal static class TextLines
{
    /// <summary>Start of the first line from <paramref name="at"/> on that holds more than spaces; the length of the text where none does.</summary>
    public static int SkipBlankLines(string text, int at)
    {
        while (at < text.Length && LineAt(text, at).Trim().IsEmpty) at = NextLine(text, at);
        return at;
    }

    /// <summary>From <paramref name="at"/> to the end of its line.</summary>
    public static ReadOnlySpan<char> LineAt(string text, int at)
    {
        if (at >= text.Length) return [];
        var rest = text.AsSpan(at);
        return rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest;
    }

    /// <summary>Start of the line after that of <paramref name="at"/>; the length of the text after the last.</summary>
    public static int NextLine(string text, int at) => Math.Min(text.Length, at + LineAt(text, at).Length + 1);

    /// <summary>One-based number of the line that <paramref name="at"/> lies in.</summary>
    public static int Number(string text, int at) => text.AsSpan(0, Math.Min(at, text.Length)).Count('\n') + 1;
}
