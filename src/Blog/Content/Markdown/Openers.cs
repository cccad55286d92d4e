using System.Buffers;

namespace Blog.Content.Markdown;

/// <summary>
/// Counts, before a body is parsed, what a paragraph holds that Markdig looks at again for each of its kind: openers that nothing closes,
/// marks of emphasis, addresses and definitions. What would take longer than anybody waits is refused.
/// </summary>
internal sealed class Openers
{
    /// <summary>Characters that all openers of a paragraph together may be looked through: a fraction of a second.</summary>
    private const long MaximumSteps = 100_000_000;

    /// <summary>Addresses within one paragraph: Markdig goes back over all of them at each.</summary>
    private const int MaximumAddresses = 2_000;

    /// <summary>Definitions of links: Markdig compares each with all the others.</summary>
    private const int MaximumDefinitions = 5_000;

    /// <summary>Marks within one paragraph: each lies within the one before until the paragraph ends. Emphasis costs more than a bracket.</summary>
    private const int MaximumMarks = 20_000;

    private static readonly SearchValues<char> Special = SearchValues.Create("`<>*~=[");

    private readonly HashSet<int> runs = [];
    private int start, firstLine = 1, definitions, addresses, marks, instructions, declarations, sections;

    /// <exception cref="MarkdownException">A paragraph holds too much.</exception>
    public static void Check(string body)
    {
        if (MayHoldTooMuch(body)) new Openers().Read(body);
    }

    /// <summary>Whether all of the body together holds what one paragraph may not: few do, and the others need not be read line by line.</summary>
    private static bool MayHoldTooMuch(ReadOnlySpan<char> body)
    {
        // Runs of backticks that all differ in length are few among many backticks.
        var openers = body.Count('<') + Math.Sqrt(2.0 * body.Count('`'));
        return openers * body.Length > MaximumSteps || 5 * (body.Count('*') + body.Count('~') + body.Count('=')) + 2 * body.Count('[') > MaximumMarks
            || body.Count(':') + body.Count("www.") > MaximumAddresses || body.Count("]:") > MaximumDefinitions;
    }

    private void Read(string body)
    {
        var number = 0;
        ReadOnlySpan<char> fence = [];
        // What begins with a tag may be HTML, in which a fence opens nothing.
        bool isFirst = true, isHtml = false;
        for (var at = 0; at < body.Length; at = TextLines.NextLine(body, at))
        {
            number++;
            var line = TextLines.LineAt(body, at);
            var text = line.TrimStart(' ');
            if (fence.Length > 0)
            {
                if (text.StartsWith(fence) && text.Trim().Trim(fence[0]).IsEmpty) fence = [];
                continue;
            }

            if (text.Trim().IsEmpty || BeginsItem(text))
            {
                End(at);
                (start, firstLine, isFirst, isHtml) = (at, number, true, false);
                if (text.Trim().IsEmpty) continue;
            }

            isHtml |= isFirst && text is ['<', ..];
            isFirst = false;
            if (!isHtml && line.Length - text.Length < 4 && Fence(text) is { Length: > 0 } opened)
            {
                End(at);
                (start, firstLine, isFirst) = (at, number, true);
                fence = opened;
                continue;
            }

            var isDefinition = text is ['[', not '^', ..] && text.Contains("]:", StringComparison.Ordinal);
            if (isDefinition && ++definitions > MaximumDefinitions) throw new MarkdownException(number, $"more than {MaximumDefinitions} links are defined");
            if (!isDefinition) addresses += line.Count("://") + line.Count("www.") + line.Count("mailto:") + line.Count("tel:");
            if (addresses > MaximumAddresses) throw new MarkdownException(number, $"more than {MaximumAddresses} addresses stand in one paragraph");
            Count(line);
            if (marks > MaximumMarks) throw new MarkdownException(number, "too many marks of emphasis or brackets stand in one paragraph");
        }

        End(body.Length);
    }

    private void Count(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOfAny(Special); at >= 0;)
        {
            var rest = line[at..];
            var length = rest.IndexOfAnyExcept(rest[0]);
            if (length < 0) length = rest.Length;
            switch (rest[0])
            {
                case '`':
                    runs.Add(length);
                    break;
                case '[':
                    marks += 2 * length;
                    break;
                case '*' or '~' or '=':
                    if (rest[0] == '*' || length > 1) marks += 5;
                    break;
                case '<':
                    if (rest.StartsWith("<?")) instructions++;
                    else if (rest.StartsWith("<![CDATA[")) sections++;
                    else if (rest.StartsWith("<!")) declarations++;
                    break;
                default:
                    declarations = 0;
                    if (at > 0 && line[at - 1] == '?') instructions = 0;
                    if (at > 1 && line[at - 1] == ']' && line[at - 2] == ']') sections = 0;
                    break;
            }

            at += length;
            var next = line[at..].IndexOfAny(Special);
            if (next < 0) return;
            at += next;
        }
    }

    /// <summary>The paragraph ends: of backticks the last ones of each length are those that nothing closes.</summary>
    private void End(int at)
    {
        var openers = (long)instructions + declarations + sections + runs.Count;
        if (openers * (at - start) > MaximumSteps) throw new MarkdownException(firstLine, "a paragraph opens too many tags or pieces of code and closes none");
        (addresses, marks, instructions, declarations, sections) = (0, 0, 0, 0, 0);
        runs.Clear();
    }

    private static bool BeginsItem(ReadOnlySpan<char> text) =>
        text is ['-' or '*' or '+', ' ' or '\t', ..] || text.TrimStart("0123456789") is ['.' or ')', ' ', ..] and { Length: var left } && left < text.Length;

    /// <summary>The marks that open a fenced block of code; empty for none.</summary>
    private static ReadOnlySpan<char> Fence(ReadOnlySpan<char> text)
    {
        if (text is not (['`', '`', '`', ..] or ['~', '~', '~', ..])) return [];
        var length = text.IndexOfAnyExcept(text[0]);
        if (length < 0) length = text.Length;
        return text[0] == '`' && text[length..].Contains('`') ? [] : text[..length];
    }
}
