using System.Buffers;

namespace Blog.Content.Markdown.Dialects;

/// <summary>The way through a source: where the translation is, what it has written, and what is open. Every construct is handed it.</summary>
internal sealed class DialectWalk(string source, int start = 0)
{
    /// <summary>A tag is looked for no further than this, so that marks that never close cost no more than their number.</summary>
    private const int LongestTag = 4000;

    private static readonly SearchValues<char> WordStarts = SearchValues.Create(" \t\n\"'<");

    /// <summary>What closing tags were found last, and which are met no more: nothing is searched for twice.</summary>
    private readonly Dictionary<string, (int Start, int End)> found = new(StringComparer.Ordinal);
    private readonly HashSet<string> endless = new(StringComparer.Ordinal);
    private readonly List<ForeignMark> foreign = [];
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    public string Source { get; } = source;

    public int At { get; private set; } = start;

    public TranslatedText Output { get; } = new(source);

    public SourceLines Lines { get; } = new(source);

    public OpenContainers Containers { get; } = new();

    /// <summary>Up to here nothing is translated.</summary>
    public int RawEnd { get; set; }

    /// <summary>Up to here no formula ends.</summary>
    public int NoFormulaUntil { get; set; }

    public IReadOnlyList<ForeignMark> Foreign => foreign;

    public bool AtEnd => At >= Source.Length;

    public bool StartsWith(string mark) => string.CompareOrdinal(Source, At, mark, 0, mark.Length) == 0;

    /// <summary>What is written next is the destination of a link or the value of an attribute.</summary>
    public bool IsDestination
    {
        get
        {
            var tail = Output.Tail(200).AsSpan();
            var start = tail.LastIndexOfAny(WordStarts) + 1;
            var word = tail[start..];
            if (word.Contains("](", StringComparison.Ordinal)) return true;
            if (start == 0) return false;
            var before = tail[..(start - 1)].TrimEnd();
            return tail[start - 1] is '"' or '\'' ? before.EndsWith("=") : before.EndsWith("](") || before.EndsWith("]:");
        }
    }

    /// <summary>What comes until there stays as it is.</summary>
    public void CopyTo(int to)
    {
        Output.Copy(At, to);
        Move(to);
    }

    /// <summary>What comes until there is replaced, by nothing if need be.</summary>
    public void Replace(int to, string markup)
    {
        Output.Drop();
        Output.Write(markup, At);
        Move(to);
    }

    /// <summary>Leaves out what has a line of its own together with the line, and else only the thing itself.</summary>
    public void Remove(int to)
    {
        var after = to;
        while (after < Source.Length && Source[after] is ' ' or '\t' or '\r') after++;
        var isWholeLine = (after == Source.Length || Source[after] == '\n') && Source.AsSpan(Lines.Start, At - Lines.Start).IsWhiteSpace();
        if (!isWholeLine)
        {
            Replace(to, "");
            return;
        }

        if (At > Lines.Start) Output.TakeBack(At - Lines.Start);
        Replace(Math.Min(after + 1, Source.Length), "");
        Lines.Forget();
    }

    /// <summary>The text stays on the page as it is written, whatever markdown would make of it.</summary>
    public void Leave(int to, string? name)
    {
        if (name is not null) Report(name);
        Replace(to, Markup.Literal(Source[At..to]));
    }

    public void Report(string name, bool hidesTheRest = false)
    {
        if (reported.Add(name)) foreign.Add(new(name, At, hidesTheRest));
    }

    /// <summary>What follows begins a line of its own, in the same block.</summary>
    public void StartLine()
    {
        LeaveHtml();
        if (At > Lines.Content && !Output.IsLineStart) Output.Write("\n" + Lines.Indent(), At);
    }

    /// <summary>What follows is apart from what was written.</summary>
    public void StartBlock()
    {
        LeaveHtml();
        if (At <= Lines.Content || Output.IsLineStart) return;
        Output.Write("\n" + Lines.Indent().TrimEnd(' ') + "\n" + Lines.Indent(), At);
    }

    /// <summary>Offset of the mark within the longest tag; -1 where it is not.</summary>
    public int Find(string mark, int from)
    {
        var length = Math.Min(LongestTag, Source.Length - from);
        return length <= 0 ? -1 : Source.IndexOf(mark, from, length, StringComparison.Ordinal);
    }

    /// <summary>Offset of the mark however far it is; -1 where it is not.</summary>
    public int FindAnywhere(string mark, int from)
    {
        if (endless.Contains(mark)) return -1;
        if (found.TryGetValue(mark, out var known) && known.Start >= from) return known.Start;
        var at = from >= Source.Length ? -1 : Source.IndexOf(mark, from, StringComparison.Ordinal);
        if (at < 0) endless.Add(mark);
        else found[mark] = (at, at + mark.Length);
        return at;
    }

    /// <summary>Where a closing tag starts and ends; null where there is none.</summary>
    /// <param name="open">How tags open: <c>{%</c>, <c>{{&lt;</c>.</param>
    /// <param name="name">The tag's name, with its slash if it has one.</param>
    /// <param name="close">How tags close.</param>
    /// <param name="from">Where to look.</param>
    public (int Start, int End)? FindTag(string open, string name, string close, int from)
    {
        var key = open + name;
        if (endless.Contains(key)) return null;
        if (found.TryGetValue(key, out var known) && known.Start >= from) return known;
        for (var at = Source.IndexOf(open, from, StringComparison.Ordinal); at >= 0; at = Source.IndexOf(open, at + 1, StringComparison.Ordinal))
        {
            var inner = at + open.Length;
            if (inner < Source.Length && Source[inner] is '-' or '~') inner++;
            while (inner < Source.Length && char.IsWhiteSpace(Source[inner])) inner++;
            if (name[0] == '/' && inner < Source.Length && Source[inner] == '/')
            {
                inner++;
                while (inner < Source.Length && char.IsWhiteSpace(Source[inner])) inner++;
                if (!IsName(name.AsSpan(1), inner)) continue;
                inner += name.Length - 1;
            }
            else
            {
                if (!IsName(name, inner)) continue;
                inner += name.Length;
            }

            var end = Find(close, inner);
            if (end >= 0) return found[key] = (at, end + close.Length);
        }

        endless.Add(key);
        return null;
    }

    /// <summary>Markdown is read again after a blank line.</summary>
    private void LeaveHtml()
    {
        if (!Lines.IsHtml) return;
        Output.Write("\n\n" + Lines.Indent(), At);
        Lines.EndHtml();
    }

    private bool IsName(ReadOnlySpan<char> name, int at)
    {
        if (at > Source.Length || !Source.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase)) return false;
        var after = Source.AsSpan(at + name.Length);
        return after.IsEmpty || !(char.IsLetterOrDigit(after[0]) || after[0] == '_') && (after[0] != '-' || after.StartsWith("-%}", StringComparison.Ordinal));
    }

    private void Move(int to)
    {
        At = to;
        if (to > Lines.End) Lines.Jump(to);
    }
}
