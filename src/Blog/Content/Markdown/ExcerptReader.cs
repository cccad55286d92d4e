using System.Text;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>Keeps what may become the excerpt: the paragraphs before the <c>more</c> mark, and the first paragraph of all.</summary>
/// <param name="mayHoldMore">The body may hold the mark; without it the first paragraph is all that is read.</param>
internal sealed class ExcerptReader(bool mayHoldMore)
{
    private const int Length = 200;

    private readonly StringBuilder before = new();
    private string? first;
    private bool firstIsTopLevel, closed, paused, hasMore;

    /// <summary>A paragraph, in order; images say nothing in an excerpt.</summary>
    public void Read(LeafBlock paragraph, DroppedElement? hidden)
    {
        if (closed || paused) return;
        var text = new StringBuilder();
        var inlines = new InlineText(text, images: false) { UntilMore = true, Hidden = hidden };
        inlines.Append(paragraph.Inline!);
        var plain = PlainText.OneLine(text.ToString());
        if (inlines.SawMore)
        {
            if (plain.Length > 0) Append(plain);
            More();
            return;
        }

        if (plain.Length == 0) return;
        Append(plain);
        var topLevel = paragraph.Parent is MarkdownDocument;
        if (first is not null && (firstIsTopLevel || !topLevel)) return;
        first = plain;
        firstIsTopLevel = topLevel;
        closed = topLevel && !mayHoldMore;
    }

    /// <summary>The <c>more</c> mark stands here. The first one counts.</summary>
    public void More()
    {
        if (closed) return;
        hasMore = closed = true;
    }

    /// <summary>Nothing after this is part of an excerpt.</summary>
    public void Close() => closed = true;

    public void Pause(bool pause) => paused = pause;

    public override string ToString() => hasMore && before.Length > 0 ? before.ToString() : PlainText.Cut(first ?? "", Length);

    private void Append(string plain)
    {
        if (before.Length > 0) before.Append(' ');
        before.Append(plain);
    }
}
