using System.Buffers;
using System.Collections.Frozen;

namespace Blog.Content.Markdown.Dialects;

/// <summary>Tells line by line what is code in a source that was not parsed yet: fences of any length and indented text, in quotes and lists too.</summary>
internal sealed class SourceLines(string source)
{
    private static readonly FrozenSet<string> BlockTags =
        ("address article aside base blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset "
        + "h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody "
        + "td tfoot th thead title tr track ul").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> TagLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    private readonly Stack<int> lists = new();
    private bool inParagraph, wasInParagraph;
    private int quotes;
    private (char Mark, int Length, int Quotes, int Indent)? fence;

    /// <summary>Where the line starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where its text starts, after quote marks, list marks and blanks.</summary>
    public int Content { get; private set; }

    /// <summary>Where the next line starts.</summary>
    public int End { get; private set; }

    /// <summary>The line stands in a block of raw HTML, in which markdown is not read.</summary>
    public bool IsHtml { get; private set; }

    public bool IsBlank => source.AsSpan(Content, End - Content).IsWhiteSpace();

    /// <summary>Reads the line that starts there.</summary>
    /// <returns>Whether it is code.</returns>
    public bool Read(int at)
    {
        Place(at);
        wasInParagraph = inParagraph;
        var depth = 0;
        var from = at;
        while (fence is not { } open || depth < open.Quotes)
        {
            var mark = from;
            while (mark < End && mark - from < 4 + (lists.Count > 0 ? lists.Peek() : 0) && source[mark] == ' ') mark++;
            if (mark >= End || source[mark] != '>') break;
            depth++;
            from = mark + 1;
            if (from < End && source[from] == ' ') from++;
        }

        if (depth != quotes && !(inParagraph && depth < quotes)) lists.Clear();
        var indent = IndentFrom(from);
        if (fence is { } code)
        {
            if (depth >= code.Quotes && (IsBlank || indent >= code.Indent))
            {
                if (IsClosing(code.Mark, code.Length)) fence = null;
                return true;
            }

            fence = null;
        }

        quotes = depth;
        if (IsBlank)
        {
            inParagraph = IsHtml = false;
            return false;
        }

        if (IsHtml) return false;
        return ReadText(indent);
    }

    /// <summary>A construct ended on a later line, or with the line before.</summary>
    public void Jump(int at)
    {
        var start = at == 0 ? 0 : source.LastIndexOf('\n', at - 1) + 1;
        Place(start);
        IndentFrom(start);
        inParagraph = at > start;
    }

    /// <summary>The line that was read last is left out.</summary>
    public void Forget() => inParagraph = wasInParagraph;

    /// <summary>From here on markdown is read again.</summary>
    public void EndHtml() => IsHtml = inParagraph = false;

    /// <summary>The quote marks and blanks that a further line needs to belong to the same block.</summary>
    public string Indent() => string.Concat(source.AsSpan(Start, Content - Start).ToString().Select(character => character is '>' or '\t' ? character : ' '));

    private bool ReadText(int indent)
    {
        while (true)
        {
            var marker = MarkerLength();
            while (lists.Count > 0 && indent < lists.Peek() && (!inParagraph || marker > 0)) lists.Pop();
            var outer = lists.Count > 0 ? lists.Peek() : 0;
            if (!inParagraph && indent >= outer + 4) return true;
            if (TryOpenFence(outer)) return true;
            if (marker == 0 || indent >= outer + 4) break;
            inParagraph = false;
            var mark = Content;
            Content += marker;
            var blanks = 0;
            while (Content < End && source[Content] is ' ' or '\t')
            {
                blanks++;
                Content++;
            }

            if (blanks > 4) Content = mark + marker + 1;
            indent += Content - mark;
            lists.Push(IsBlank ? indent - blanks + 1 : indent);
            if (IsBlank) return false;
        }

        inParagraph = source[Content] != '#';
        if (source[Content] == '<') IsHtml = IsBlockTag();
        if (IsHtml) inParagraph = false;
        return false;
    }

    private void Place(int at)
    {
        Start = at;
        var end = source.IndexOf('\n', at);
        End = end < 0 ? source.Length : end + 1;
    }

    private int IndentFrom(int from)
    {
        var width = 0;
        Content = from;
        while (Content < End && source[Content] is ' ' or '\t') width = source[Content++] == '\t' ? width + 4 - (width % 4) : width + 1;
        return width;
    }

    /// <summary>Length of a bullet or number with the blank that has to follow; 0 where there is none.</summary>
    private int MarkerLength()
    {
        var at = Content;
        if (source[at] is '-' or '*' or '+')
        {
            var rule = source.AsSpan(at, End - at).TrimEnd();
            if (rule.Length > 2 && rule.IndexOfAnyExcept(source[at], ' ') < 0 && rule.Count(source[at]) > 2) return 0;
            at++;
        }
        else
        {
            while (at < End && at - Content < 9 && char.IsAsciiDigit(source[at])) at++;
            if (at == Content || at >= End || source[at] is not ('.' or ')')) return 0;
            at++;
        }

        return at >= End || source[at] is ' ' or '\t' or '\r' or '\n' ? at - Content : 0;
    }

    private bool TryOpenFence(int indent)
    {
        var mark = source[Content];
        if (mark is not ('`' or '~')) return false;
        var line = source.AsSpan(Content, End - Content);
        var length = line.IndexOfAnyExcept(mark);
        if (length < 0) length = line.Length;
        if (length < 3 || mark == '`' && line[length..].Contains('`')) return false;
        fence = (mark, length, quotes, indent);
        inParagraph = false;
        return true;
    }

    private bool IsClosing(char mark, int length)
    {
        var line = source.AsSpan(Content, End - Content).TrimEnd();
        return line.Length >= length && line.IndexOfAnyExcept(mark) < 0;
    }

    private bool IsBlockTag()
    {
        var line = source.AsSpan(Content, End - Content).TrimEnd();
        var name = line[1..].TrimStart('/');
        var end = name.IndexOfAnyExcept(TagLetters);
        var tag = end < 0 ? name : name[..end];
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0])) return false;
        if (BlockTags.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tag)) return end < 0 || name[end] is ' ' or '\t' or '>' or '/';
        // Any other tag that has a line to itself.
        return !inParagraph && end >= 0 && name[end] is ' ' or '>' or '/' && line[^1] == '>' && line.IndexOf('>') == line.Length - 1;
    }
}
