namespace Blog.Content;

/// <summary>Refuses text that was plainly meant as front matter, so that a slip of the fence does not publish what the keys below it hide.</summary>
internal static class FrontMatterRefusal
{
    /// <summary>
    /// A text that begins with <c>draft: true</c> under a mistyped fence was not meant to be read by everybody. Only what hides clearly counts,
    /// up to the first blank line that follows some text.
    /// </summary>
    public static void RefuseUnrecognised(FrontMatterDocument document)
    {
        var at = TextLines.SkipBlankLines(document.Body, 0);
        if (IsCodeFence(TextLines.LineAt(document.Body, at))) return;
        var isKeys = FrontMatterSpelling.IsKeyLine(TextLines.LineAt(document.Body, at), FrontMatterKeys.Title, FrontMatterKeys.PublishAt);
        if (isKeys && FindSignal(document.Body, at) is { } signal) throw Mistyped(document, signal);
        var hasText = false;
        for (var lines = 0; lines < 40 && at < document.Body.Length; lines++, at = TextLines.NextLine(document.Body, at))
        {
            var line = TextLines.LineAt(document.Body, at);
            if (lines == 0 && IsMistypedOverKey(document.Body, at, line)) throw NoFence(document, at, line.Trim().ToString());
            if (FrontMatterFence.IsForeign(line)) throw Mistyped(document, at);
            if (hasText && line.Trim().IsEmpty) return;
            hasText |= line.ContainsAnyInRange('A', 'z');
            if (line.StartsWith("    ") || !VisibilitySignals.Says(line)) continue;
            throw Mistyped(document, at);
        }
    }

    private static bool IsMistypedOverKey(string body, int at, ReadOnlySpan<char> line)
    {
        if (!FrontMatterFence.IsMistyped(line)) return false;
        var next = TextLines.NextLine(body, at);
        // A blank line can follow a fence of dashes; below any other rule it begins the text.
        if (line.Trim()[0] is not ('*' or '_' or '=' or '~')) next = TextLines.SkipBlankLines(body, next);
        return FrontMatterSpelling.IsKeyLine(TextLines.LineAt(body, next));
    }

    /// <summary>
    /// Keys below a fence further down, or directly below the front matter itself, were meant as front matter too: a fence too many, or a line
    /// before the first, must not publish what stands below.
    /// </summary>
    public static void RefuseSecondFence(FrontMatterDocument document)
    {
        var body = document.Body;
        if (document.Dialect != FrontMatterDialect.None && FindSignal(body, 0) is { } first) throw Mistyped(document, first);
        var at = 0;
        var isCode = false;
        for (var lines = 0; lines < 40 && at < body.Length; lines++, at = TextLines.NextLine(body, at))
        {
            var line = TextLines.LineAt(body, at);
            if (IsCodeFence(line)) isCode = !isCode;
            if (!isCode && FrontMatterFence.IsAny(line.Trim()) && FindSignal(body, TextLines.NextLine(body, at)) is not null) throw Mistyped(document, at);
        }
    }

    /// <summary>
    /// A line of the block says that the post is hidden, and what stands above it swallowed it: a quote or a bracket that is not closed.
    /// </summary>
    public static void RefuseSwallowed(string block, FrontMatterMap map, int firstLine)
    {
        var number = firstLine;
        HashSet<int>? keys = null;
        foreach (var line in block.AsSpan().EnumerateLines())
        {
            if (VisibilitySignals.BeginsWith(line) && !(keys ??= Lines(map)).Contains(number))
            {
                throw new FrontMatterException(ProblemCode.BadFrontMatter, number, 1, $"{FrontMatterFields.Shown(line.ToString())} is part of the value above it",
                    "close the quotes and brackets above, or write another word");
            }

            number++;
        }

        static HashSet<int> Lines(FrontMatterMap map)
        {
            var lines = new HashSet<int>();
            var maps = new Stack<FrontMatterMap>([map]);
            while (maps.TryPop(out var next))
            {
                foreach (var entry in next.Entries)
                {
                    lines.Add(entry.Line);
                    if (entry.Value is FrontMatterMap inner) maps.Push(inner);
                    else if (entry.Value is FrontMatterList list) foreach (var item in list.Items.OfType<FrontMatterMap>()) maps.Push(item);
                }
            }

            return lines;
        }
    }

    /// <summary>A line of the text begins with a key that hides the post.</summary>
    public static bool HoldsSignal(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
            if (VisibilitySignals.BeginsWith(line)) return true;
        return false;
    }

    /// <summary>Where a line that hides the post stands among the keys from <paramref name="at"/> on; null for nowhere.</summary>
    /// <remarks>
    /// A blank line ends them, unless there are keys that are known. After a blank line only a title or a date beside it shows that
    /// <c>Status: draft</c> is more than a line of the text.
    /// </remarks>
    private static int? FindSignal(string body, int at)
    {
        var start = TextLines.SkipBlankLines(body, at);
        bool isApart = start > at, isKeys = isApart, isAfterBlank = isApart, isTelling = !isApart;
        int? signal = null;
        var end = Math.Min(body.Length, start + FrontMatterParser.MaximumLength);
        for (at = start; at < end && !(signal is not null && isTelling); at = TextLines.NextLine(body, at))
        {
            var line = TextLines.LineAt(body, at);
            if (FrontMatterFence.IsAny(line.Trim()) || IsCodeFence(line)) break;
            if (VisibilitySignals.BeginsWith(line)) signal ??= at;
            isKeys |= FrontMatterSpelling.IsKeyLine(line);
            isTelling |= isApart && FrontMatterSpelling.IsKeyLine(line, FrontMatterKeys.Title, FrontMatterKeys.PublishAt);
            if (!isKeys && line.Trim().IsEmpty || isAfterBlank && !FrontMatterFence.IsContent(line)) break;
            isAfterBlank = line.Trim().IsEmpty;
        }

        return isTelling ? signal : null;
    }

    private static bool IsCodeFence(ReadOnlySpan<char> line) => line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..];

    private static FrontMatterException NoFence(FrontMatterDocument document, int at, string line) => new(
        ProblemCode.BadFrontMatter, document.BodyLine + TextLines.Number(document.Body, at) - 1, 1,
        $"{FrontMatterFields.Shown(line)} is no fence of front matter, and a key stands below it", $"write --- in its place{AtTheEnd(document, at, line)}");

    /// <summary>What to write after the last key; nothing where a fence closes them.</summary>
    private static string AtTheEnd(FrontMatterDocument document, int at, string opening)
    {
        var end = Math.Min(document.Body.Length, at + FrontMatterParser.MaximumLength);
        for (at = TextLines.NextLine(document.Body, at); at < end; at = TextLines.NextLine(document.Body, at))
        {
            var line = TextLines.LineAt(document.Body, at).Trim();
            if (FrontMatterFence.IsAny(line)) return "";
            if (line.SequenceEqual(opening)) return $", and in place of {FrontMatterFields.Shown(opening)} on line {document.BodyLine + TextLines.Number(document.Body, at) - 1}";
            if (!FrontMatterFence.IsContent(line)) break;
        }

        return ", and on a line of its own after the last key";
    }

    private static FrontMatterException Mistyped(FrontMatterDocument document, int at) => new(
        ProblemCode.BadFrontMatter, document.BodyLine + TextLines.Number(document.Body, at) - 1, 1,
        "this looks like front matter, but no fence stands before it", "write --- on a line of its own before the first key and after the last");
}
