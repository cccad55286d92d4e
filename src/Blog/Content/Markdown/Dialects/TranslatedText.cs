using System.Text;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Collects the translated text, remembers where each part of it stood, and writes quote marks before the lines of an open container.</summary>
internal sealed class TranslatedText(string source)
{
    private readonly StringBuilder text = new();
    private readonly List<(int Length, int Source, bool Moves)> pieces = [];
    private readonly Stack<(int Before, string Indent)> containers = new();
    private string prefix = "";
    private string indent = "";

    public bool IsChanged { get; private set; }

    /// <summary>Nothing but blanks and quote marks stand on the line so far.</summary>
    public bool IsLineStart
    {
        get
        {
            for (var at = text.Length - 1; at >= 0 && text[at] != '\n'; at--) if (text[at] is not (' ' or '\t' or '>')) return false;
            return true;
        }
    }

    /// <summary>A part of the source as it is.</summary>
    public void Copy(int from, int to) => Append(source.AsSpan(from, to - from), from, moves: true);

    /// <summary>Something in the place of what stands at that offset.</summary>
    public void Write(string markup, int at)
    {
        IsChanged = true;
        Append(markup, at, moves: false);
    }

    /// <summary>What follows is left out.</summary>
    public void Drop() => IsChanged = true;

    /// <summary>Takes back characters that were written last.</summary>
    public void TakeBack(int count)
    {
        IsChanged = true;
        text.Length -= count;
        while (count > 0)
        {
            var (length, at, moves) = pieces[^1];
            pieces.RemoveAt(pieces.Count - 1);
            if (length > count) pieces.Add((length - count, at, moves));
            count -= Math.Min(length, count);
        }
    }

    /// <summary>The last characters, at most that many.</summary>
    public string Tail(int count) => text.ToString(Math.Max(0, text.Length - count), Math.Min(count, text.Length));

    /// <summary>From the next line on, lines stand in one more quote.</summary>
    /// <param name="before">What stays before the mark: blanks of a list, marks of an outer quote.</param>
    public void OpenQuote(string before)
    {
        containers.Push((prefix.Length, indent));
        if (prefix.Length == 0) indent = before;
        prefix += "> ";
    }

    public void CloseQuote()
    {
        (var before, indent) = containers.Pop();
        prefix = prefix[..before];
    }

    public Translation Build(IReadOnlyList<ForeignMark> foreign)
    {
        if (!IsChanged) return new(source, null, foreign);
        var offsets = new int[text.Length];
        var at = 0;
        foreach (var (length, from, moves) in pieces)
        {
            for (var index = 0; index < length; index++) offsets[at++] = moves ? from + index : from;
        }

        return new(text.ToString(), offsets, foreign);
    }

    private void Append(ReadOnlySpan<char> piece, int from, bool moves)
    {
        while (prefix.Length > 0 && !piece.IsEmpty)
        {
            if (text.Length == 0 || text[^1] == '\n')
            {
                var lead = 0;
                while (lead < Math.Min(indent.Length, piece.Length) && piece[lead] is ' ' or '>') lead++;
                // A blank line has no blanks of its own that would keep it in its list.
                Add(lead < piece.Length && piece[lead] is '\n' or '\r' ? indent : piece[..lead], from, moves: false);
                Add(prefix, from, moves: false);
                if (moves) from += lead;
                piece = piece[lead..];
            }

            var end = piece.IndexOf('\n') + 1;
            var line = end == 0 ? piece : piece[..end];
            Add(line, from, moves);
            if (moves) from += line.Length;
            piece = piece[line.Length..];
        }

        Add(piece, from, moves);
    }

    private void Add(ReadOnlySpan<char> piece, int from, bool moves)
    {
        if (piece.IsEmpty) return;
        text.Append(piece);
        pieces.Add((piece.Length, from, moves));
    }
}
