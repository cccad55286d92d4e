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
        if (TextLines.LineAt(document.Body, at).TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..]) return;
        var hasText = false;
        for (var lines = 0; lines < 40 && at < document.Body.Length; lines++, at = TextLines.NextLine(document.Body, at))
        {
            var line = TextLines.LineAt(document.Body, at);
            if (lines == 0 && FrontMatterFence.IsMistyped(line) && FrontMatterSpelling.IsKeyLine(TextLines.LineAt(document.Body, TextLines.NextLine(document.Body, at)))
                || FrontMatterFence.IsForeign(line))
                throw Mistyped(document, at);
            if (hasText && line.Trim().IsEmpty) return;
            hasText |= line.ContainsAnyInRange('A', 'z');
            if (line.StartsWith("    ") || !VisibilitySignals.Says(line)) continue;
            throw Mistyped(document, at);
        }
    }

    /// <summary>A fence further down, directly followed by what hides a post, was meant as front matter too.</summary>
    public static void RefuseSecondFence(FrontMatterDocument document)
    {
        var at = 0;
        var isCode = false;
        for (var lines = 0; lines < 40 && at < document.Body.Length; lines++, at = TextLines.NextLine(document.Body, at))
        {
            var line = TextLines.LineAt(document.Body, at);
            if (line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..]) isCode = !isCode;
            var isFence = line.TrimEnd() is ['-', '-', '-', ..] or "..." && line.TrimEnd().TrimEnd('-').TrimEnd('.').IsEmpty;
            if (!isCode && isFence && VisibilitySignals.Says(TextLines.LineAt(document.Body, TextLines.NextLine(document.Body, at)))) throw Mistyped(document, at);
        }
    }

    private static FrontMatterException Mistyped(FrontMatterDocument document, int at) => new(
        ProblemCode.BadFrontMatter, document.BodyLine + TextLines.Number(document.Body, at) - 1, 1,
        "this looks like front matter, but no fence stands before it", "write --- on a line of its own before the first key and after the last");
}
