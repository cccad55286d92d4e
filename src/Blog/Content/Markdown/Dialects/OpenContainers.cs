namespace Blog.Content.Markdown.Dialects;

/// <summary>Blocks with an end of their own that are open, as quotes: notes, details and quotations of other engines.</summary>
internal sealed class OpenContainers
{
    /// <summary>Markdig stops at far fewer.</summary>
    private const int Deepest = 30;

    private readonly Stack<(string Name, int Colons, string Footer, bool IsText)> open = new();

    public bool IsFull => open.Count >= Deepest;

    /// <summary>The number of colons that the innermost block was opened with that these may close; 0 where none is open.</summary>
    public bool Closes(int colons) => open.TryPeek(out var last) && last.Colons > 0 && (colons >= last.Colons || open.All(container => container.Colons != colons));

    public bool IsInnermost(string name) => open.TryPeek(out var last) && last.Name == name;

    /// <summary>Opens one whose first line says what it is.</summary>
    /// <param name="walk">Stands at the opening tag.</param>
    /// <param name="end">Where the opening tag ends.</param>
    /// <param name="name">What closes it.</param>
    /// <param name="head">The first line within: <c>[!note] Title</c>; empty for a plain quote.</param>
    /// <param name="footer">A last paragraph.</param>
    /// <param name="colons">How many open it, where colons do.</param>
    public void Open(DialectWalk walk, int end, string name, string head, string footer = "", int colons = 0)
    {
        walk.StartBlock();
        var indent = walk.Lines.Indent();
        walk.Output.OpenQuote(indent);
        open.Push((name, colons, footer, false));
        // The blanks before the tag are written already: the mark goes after them.
        walk.Output.Write((walk.Output.Tail(1) is "" or "\n" ? indent : "> ") + head + "\n", walk.At);
        Skip(walk, end);
    }

    /// <summary>One that is not understood; its end is not understood either.</summary>
    public void OpenText(int colons) => open.Push(("", colons, "", true));

    /// <returns>False where the end stays as it is written.</returns>
    public bool Close(DialectWalk walk, int end)
    {
        var (_, _, footer, isText) = open.Pop();
        if (isText) return false;
        var indent = walk.Lines.Indent();
        var isLineStart = walk.Output.IsLineStart;
        if (footer.Length > 0) walk.Output.Write((isLineStart ? "\n" + indent : "\n" + indent + "\n" + indent) + footer, walk.At);
        walk.Output.CloseQuote();
        walk.Output.Write(footer.Length == 0 && isLineStart ? "\n" : "\n\n", walk.At);
        Skip(walk, end);
        return true;
    }

    private static void Skip(DialectWalk walk, int end)
    {
        var source = walk.Source;
        while (end < source.Length && source[end] is ' ' or '\t' or '\r') end++;
        if (end < source.Length && source[end] == '\n') end++;
        else if (end < source.Length) walk.Output.Write(walk.Output.Tail(1) == "\n" ? walk.Lines.Indent() : "", walk.At);
        walk.Replace(end, "");
    }
}
