using System.Text;
using Blog.Content.Markdown.Formulas;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>Walks a parsed body once for what a load needs: headings, links, text, excerpt, words.</summary>
internal sealed class OutlineReader
{
    private readonly MarkdownBody body;
    private readonly HeadingOutline places;
    private readonly List<Heading> headings = [];
    private readonly List<MarkdownLink> links = [];
    private readonly List<LeftOutHtml> leftOut = [];
    private readonly StringBuilder text = new();
    private readonly InlineText inlines;
    private readonly HashtagReader hashtags = new();
    private readonly ExcerptReader excerpt;
    private string? leadingTitle;

    private OutlineReader(MarkdownBody body, string? title)
    {
        this.body = body;
        places = new HeadingOutline(title);
        excerpt = new ExcerptReader(body.HasHtml);
        inlines = new InlineText(text) { OnLink = AddLink, OnLiteral = hashtags.Read, OnLeftOut = AddLeftOut };
    }

    public static MarkdownOutline Read(MarkdownBody body, string? title)
    {
        var reader = new OutlineReader(body, title);
        reader.ReadBlocks(body.Document, 0);
        var plain = PlainText.Tidy(reader.text);
        return new MarkdownOutline(reader.headings, reader.links, plain, reader.excerpt.ToString(), PlainText.Count(plain))
        {
            LeadingTitle = reader.leadingTitle,
            Hashtags = reader.hashtags.Found,
            LeftOut = reader.leftOut,
            Foreign = [.. body.Foreign.Select(mark => (mark, place: body.PlaceInSource(mark.Offset))).Select(found => new ForeignConstruct(found.mark.Name, found.place.Line, found.place.Column, found.mark.HidesTheRest))],
        };
    }

    private void ReadBlocks(ContainerBlock container, int depth)
    {
        Nesting.Enter(depth);
        foreach (var block in container) Read(block, depth);
    }

    private void Read(Block block, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                ReadHeading(heading);
                break;
            case CodeBlock code:
                if (inlines.Hidden is null) ReadCode(code);
                break;
            case HtmlBlock html:
                ReadHtml(html);
                break;
            case LinkReferenceDefinitionGroup or LinkReferenceDefinition:
                break;
            case LeafBlock { Inline: { } content } leaf:
                if (leaf is ParagraphBlock) excerpt.Read(leaf, inlines.Hidden);
                inlines.Append(content);
                text.Append('\n');
                break;
            case FootnoteGroup notes:
                excerpt.Close();
                ReadBlocks(notes, depth + 1);
                break;
            case Table table:
                excerpt.Pause(true);
                ReadBlocks(table, depth + 1);
                excerpt.Pause(false);
                break;
            case ContainerBlock inner:
                ReadBlocks(inner, depth + 1);
                break;
        }
    }

    private void ReadCode(CodeBlock code)
    {
        if (code is FencedCodeBlock { Info: not null } fenced && CodeFence.Parse(fenced.Info, null, 0).IsFormula) text.Append(TexComments.Remove(code.Lines.ToString())).Append('\n');
        else foreach (var line in code.Lines.Lines.AsSpan(0, code.Lines.Count)) text.Append(line.Slice.AsSpan()).Append('\n');
    }

    private void ReadHeading(HeadingBlock heading)
    {
        if (heading.Inline is null) return;
        var start = text.Length;
        var isDropped = inlines.Hidden is not null;
        inlines.Append(heading.Inline);
        var label = PlainText.OneLine(InlineText.Of(heading.Inline));
        if (text.Length > start) text.Append('\n');
        if (label.Length == 0) return;
        if (HeadingOutline.IsLeading(heading)) leadingTitle = label;
        // A dropped heading takes its place in the numbering all the same, as it does when the page is rendered.
        if (places.Next(heading, label) is { } place && !isDropped) headings.Add(place);
    }

    private void ReadHtml(HtmlBlock block)
    {
        var html = block.Lines.ToString();
        if (RawHtmlText.IsMore(html)) excerpt.More();
        inlines.Hidden = RawHtmlText.Read(html, inlines.Hidden, text, images: true, (target, image, alt) => AddLink(target, image, block.Span.Start, alt),
            (tag, isWhole) => AddLeftOut(tag, isWhole, block.Span.Start));
        text.Append('\n');
    }

    private void AddLeftOut(string tag, bool isWhole, int offset)
    {
        if (leftOut.Exists(other => other.Tag == tag)) return;
        var (line, column) = body.PlaceOf(offset);
        leftOut.Add(new(tag, isWhole, line, column));
    }

    private void AddLink(string target, bool isImage, int offset, string? alt)
    {
        if (!LinkUrl.IsSafe(target)) return;
        var (line, column) = body.PlaceOf(offset);
        links.Add(new MarkdownLink(target, isImage, line, column, PlainText.OneLine(alt ?? "")) { LacksAlt = isImage && alt is null && ImageWriter.Player(target) is null });
    }
}
