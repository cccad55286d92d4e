using Blog.Content.Markdown.Dialects;

namespace Blog.Content.Markdown;

/// <summary>Cuts comments from the source of a body. One that is never closed hides the rest: what an author meant to hide must not be shown.</summary>
internal sealed class HiddenTextCutter(string source)
{
    private const int Rounds = 8;

    /// <summary>The source without the comments found.</summary>
    /// <param name="openers">Where comments start, in any order.</param>
    /// <param name="offsets">For each character left, its offset in the original; null while they are the same.</param>
    /// <param name="round">How often the source was cut before; a source that does not settle loses everything from the first comment on.</param>
    public string Cut(List<int> openers, ref int[]? offsets, int round)
    {
        openers.Sort();
        var kept = new System.Text.StringBuilder(source.Length);
        var left = new List<int>(source.Length);
        var at = 0;
        foreach (var opener in openers)
        {
            if (opener < at) continue;
            var end = round < Rounds ? CommentEnd(opener) : source.Length;
            var (from, to) = WithBlankAround(Math.Max(opener, at), end, at);
            Keep(at, from, offsets);
            at = to;
        }

        Keep(at, source.Length, offsets);
        offsets = [.. left];
        return round < 2 * Rounds ? kept.ToString() : "";

        void Keep(int from, int to, int[]? map)
        {
            kept.Append(source, from, to - from);
            for (var index = from; index < to; index++) left.Add(map is null ? index : map[index]);
        }
    }

    /// <summary>
    /// A comment written on lines of its own goes with its lines, one at the end of a line with the blanks before it (two would break the
    /// line), and one at the start with the blanks after it (four would make code).
    /// </summary>
    private (int From, int To) WithBlankAround(int from, int to, int floor)
    {
        int before = from, after = to;
        while (before > floor && source[before - 1] is ' ' or '\t') before--;
        while (after < source.Length && source[after] is ' ' or '\t') after++;
        var startsLine = before == 0 || source[before - 1] == '\n';
        var endsLine = after == source.Length || source[after] is '\n' or '\r';
        if (startsLine && endsLine)
        {
            if (after < source.Length && source[after] == '\r') after++;
            if (after < source.Length && source[after] == '\n') after++;
            return (before, after);
        }

        if (endsLine) return (before, after);
        return before < from || startsLine ? (from, after) : (from, to);
    }

    private int CommentEnd(int opener)
    {
        if (string.CompareOrdinal(source, opener, HiddenText.Html, 0, HiddenText.Html.Length) == 0)
        {
            var end = source.IndexOf("-->", opener + 2, StringComparison.Ordinal);
            return end < 0 ? source.Length : end + 3;
        }

        if (opener < source.Length && source[opener] == '{') return HiddenComments.End(source, opener);
        return string.CompareOrdinal(source, opener, HiddenText.Percent, 0, HiddenText.Percent.Length) == 0 ? PercentEnd(opener + 2) : source.Length;
    }

    /// <summary>Marks within a fenced block that is hidden as a whole do not close the comment.</summary>
    private int PercentEnd(int start)
    {
        var fence = "";
        for (int line = start, first = 1; line <= source.Length; first = 0)
        {
            var stop = source.IndexOf('\n', line);
            if (stop < 0) stop = source.Length;
            var text = source.AsSpan(line, stop - line);
            var trimmed = text.Trim(" \t>\r");
            if (fence.Length > 0)
            {
                if (trimmed.StartsWith(fence, StringComparison.Ordinal) && trimmed.Trim(fence[0]).IsEmpty) fence = "";
            }
            else if (first == 0 && (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal)))
            {
                var length = trimmed.IndexOfAnyExcept(trimmed[0]);
                fence = new string(trimmed[0], length < 0 ? trimmed.Length : length);
            }
            else if (text.IndexOf(HiddenText.Percent, StringComparison.Ordinal) is >= 0 and var found)
            {
                return line + found + 2;
            }

            line = stop + 1;
        }

        return source.Length;
    }
}
