using Blog.Content.Markdown.Dialects;
using Markdig.Extensions.Abbreviations;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>
/// Finds what authors hide: <c>%%comment%%</c> as in Obsidian, and <c>&lt;!-- comment --&gt;</c> that reaches over blocks. The parsed
/// tree says what is code and what is not; the body is cut and parsed again until nothing is found, so that no misreading of the source
/// can let a comment through.
/// </summary>
internal sealed class HiddenText(string source)
{
    internal const string Percent = "%%";
    internal const string Html = "<!--";
    private readonly RawHtmlDepth depths = new();

    /// <summary>Where comments start, in any order.</summary>
    public List<int> Openers { get; } = [];

    public bool HasRawHtml { get; private set; }

    public static bool MayHide(string body) => body.Contains(Percent, StringComparison.Ordinal) || body.Contains(Html, StringComparison.Ordinal) || HiddenComments.Find(body) >= 0;

    public void Find(MarkdownDocument document)
    {
        Find(document, 0);
        // Their definitions are no blocks of the tree.
        if (AbbreviationHelper.GetAbbreviations(document) is not { } abbreviations) return;
        foreach (var abbreviation in abbreviations.Values) FindIn(abbreviation.Label + " " + abbreviation.Text.ToString(), abbreviation.Span);
    }

    private void Find(ContainerBlock container, int depth)
    {
        Nesting.Enter(depth);
        foreach (var block in container)
        {
            switch (block)
            {
                case HtmlBlock html: FindInHtml(html); break;
                case LinkReferenceDefinition definition: FindIn(definition.Title, definition.Span); break;
                case ContainerBlock inner: Find(inner, depth + 1); break;
                case LeafBlock { Inline: { } inlines }: Find(inlines, depth + 1); break;
            }
        }
    }

    private void Find(ContainerInline container, int depth)
    {
        Nesting.Enter(depth);
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    var content = literal.Content.AsSpan();
                    if (literal.IsFirstCharacterEscaped && content.Length > 0) content = content[1..];
                    if (content.Contains(Percent, StringComparison.Ordinal) || content.Contains(Html, StringComparison.Ordinal)) Open(literal.Span);
                    else if (content.Contains('{')) FindTemplateComment(literal.Span);
                    break;
                case HtmlInline html:
                    if (RawHtmlText.IsComment(html.Tag)) break;
                    HasRawHtml = true;
                    depths.Add(html.Tag, html.Line + 1);
                    FindIn(html.Tag, html.Span);
                    break;
                case LinkInline link:
                    if (Holds(link.Title)) Open(new(Math.Max(link.Span.Start, link.UrlSpan.End + 1), link.Span.End));
                    Find(link, depth + 1);
                    break;
                case ContainerInline inner:
                    Find(inner, depth + 1);
                    break;
            }
        }
    }

    private void FindInHtml(HtmlBlock block)
    {
        var html = block.Lines.ToString();
        if (!RawHtmlText.IsOnlyComments(html))
        {
            HasRawHtml = true;
            depths.Add(html, block.Line + 1);
        }

        var at = 0;
        while (true)
        {
            var next = html.IndexOf(Html, at, StringComparison.Ordinal);
            var percent = html.IndexOf(Percent, at, StringComparison.Ordinal);
            if (percent >= 0 && (next < 0 || percent < next))
            {
                Open(block.Span, skip: Count(html, percent, Percent), Percent);
                return;
            }

            if (next < 0) return;
            var end = html.IndexOf("-->", next + 2, StringComparison.Ordinal);
            if (end < 0)
            {
                Open(block.Span, skip: Count(html, next, Html), Html);
                return;
            }

            at = end + 3;
        }
    }

    /// <summary>The translation cuts these; what it took for code and the tree does not is found here.</summary>
    private void FindTemplateComment(SourceSpan span)
    {
        var start = Math.Clamp(span.Start, 0, source.Length);
        var found = HiddenComments.Find(source.AsSpan(start, Math.Clamp(span.End + 12, start, source.Length) - start));
        if (found >= 0 && start + found <= span.End) Openers.Add(start + found);
    }

    private void FindIn(string? text, SourceSpan span)
    {
        if (Holds(text)) Open(span);
    }

    private static bool Holds(string? text) =>
        text is not null && (text.Contains(Percent, StringComparison.Ordinal) || text.Contains(Html, StringComparison.Ordinal) || HiddenComments.Find(text) >= 0);

    private static int Count(string text, int before, string mark)
    {
        var count = 0;
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0 && at < before; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    /// <summary>Where the mark cannot be found in the source, the comment starts where its block or inline does: rather too much than too little.</summary>
    private void Open(SourceSpan span, int skip = 0, string? mark = null)
    {
        var start = Math.Clamp(span.Start, 0, source.Length);
        var end = Math.Clamp(span.End + 1, start, source.Length);
        var found = -1;
        for (var from = start; skip >= 0 && from < end; skip--)
        {
            found = mark is null ? First(from, end) : source.IndexOf(mark, from, end - from, StringComparison.Ordinal);
            if (found < 0) break;
            from = found + (mark?.Length ?? 2);
        }

        Openers.Add(found < 0 ? start : found);
    }

    private int First(int start, int end)
    {
        var percent = source.IndexOf(Percent, start, end - start, StringComparison.Ordinal);
        var html = source.IndexOf(Html, start, end - start, StringComparison.Ordinal);
        return percent < 0 ? html : html < 0 ? percent : Math.Min(percent, html);
    }
}
