using System.Buffers;

namespace Blog.Content.Markdown.Dialects;

/// <summary>
/// Walks a source once, from left to right, and hands each construct that is not in code to the file that knows it. What comes out is not
/// looked at again.
/// </summary>
internal sealed class DialectTranslator(string source)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\n\\`<{[!@_^$");
    private static readonly string[] CodeElements = ["pre", "script", "style", "textarea", "code", "kbd", "samp"];

    private readonly DialectWalk walk = new(source);

    /// <summary>For each length of a run of backticks, up to where there is no other.</summary>
    private readonly Dictionary<int, int> unmatched = [];

    public Translation Run()
    {
        ModuleLines.TryDrop(walk);
        while (!walk.AtEnd)
        {
            var isCode = walk.Lines.Read(walk.At);
            if (isCode) walk.CopyTo(walk.Lines.End);
            else if (walk.Lines.IsBlank) walk.CopyTo(walk.Lines.End);
            else if (walk.At < walk.RawEnd || !LineConstructs.TryTranslate(walk)) TranslateLine();
        }

        return walk.Output.Build(walk.Foreign);
    }

    private void TranslateLine()
    {
        while (!walk.AtEnd)
        {
            var next = source.AsSpan(walk.At).IndexOfAny(Marks);
            walk.CopyTo(next < 0 ? source.Length : walk.At + next);
            if (walk.AtEnd) return;
            var at = walk.At;
            switch (source[at])
            {
                case '\n':
                    walk.CopyTo(at + 1);
                    return;
                case '\\':
                    walk.CopyTo(Math.Min(source.Length, at + (at + 1 < source.Length && source[at + 1] == '\n' ? 1 : 2)));
                    break;
                case '`':
                    SkipCodeSpan();
                    break;
                case '<' when walk.At >= walk.RawEnd && EmbedCode.TryTranslate(walk) || SkipHtml():
                    break;
                default:
                    if (!TryTranslate(source[at])) walk.CopyTo(at + 1);
                    break;
            }

            // A construct that took its whole line with it leaves the walk at the start of the next.
            if (walk.At > at + 1 && walk.At < source.Length && source[walk.At - 1] == '\n') return;
        }
    }

    private bool TryTranslate(char mark)
    {
        if (walk.At < walk.RawEnd) return mark == '{' && RawText.TryKeep(walk);
        if (walk.RawEnd > 0 && walk.At == walk.RawEnd && RawText.TryClose(walk)) return true;
        return mark switch
        {
            '{' => HiddenComments.TryHide(walk) || HugoShortcodes.TryTranslate(walk) || LiquidTags.TryTranslate(walk) || BraceExpressions.TryTranslate(walk)
                || AttributeLists.TryTranslate(walk),
            '[' => WikiLinks.TryTranslate(walk, isEmbed: false) || WordPressCodes.TryTranslate(walk),
            '!' => walk.StartsWith("![[") && WikiLinks.TryTranslate(walk, isEmbed: true),
            '@' => SitePlaceholders.TryZolaLink(walk),
            '_' => SitePlaceholders.TryGhostUrl(walk),
            '$' => LineConstructs.TryInlineFormula(walk),
            '^' => WikiLinks.TryBlockId(walk),
            _ => false,
        };
    }

    private void SkipCodeSpan()
    {
        var start = walk.At;
        var length = source.AsSpan(start).IndexOfAnyExcept('`');
        if (length < 0) length = source.Length - start;
        if (unmatched.GetValueOrDefault(length) <= start)
        {
            var at = start + length;
            while (at < source.Length)
            {
                var next = source.AsSpan(at).IndexOfAny('`', '\n');
                if (next < 0) break;
                at += next;
                if (source[at] == '\n')
                {
                    var line = source.AsSpan(at + 1);
                    var end = line.IndexOf('\n');
                    if ((end < 0 ? line : line[..end]).Trim(" \t\r>").IsEmpty) break;
                    at++;
                    continue;
                }

                var run = source.AsSpan(at).IndexOfAnyExcept('`');
                if (run < 0) run = source.Length - at;
                at += run;
                if (run != length) continue;
                walk.CopyTo(at);
                return;
            }

            unmatched[length] = at;
        }

        walk.CopyTo(start + length);
    }

    /// <summary>Comments, and elements whose content is code; of other tags nothing is skipped, for their attributes hold constructs.</summary>
    private bool SkipHtml()
    {
        if (walk.StartsWith("<!--"))
        {
            var end = source.IndexOf("-->", walk.At + 2, StringComparison.Ordinal);
            walk.CopyTo(end < 0 ? source.Length : end + 3);
            return true;
        }

        if (MarkdownElements.TryOpen(walk)) return true;
        foreach (var element in CodeElements)
        {
            var after = walk.At + 1 + element.Length;
            if (after >= source.Length || string.Compare(source, walk.At + 1, element, 0, element.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            if (source[after] is not (' ' or '>' or '\t' or '\n')) continue;
            if (walk.FindTag("</", element, ">", after) is not { } close) return false;
            walk.CopyTo(close.End);
            return true;
        }

        return false;
    }
}
