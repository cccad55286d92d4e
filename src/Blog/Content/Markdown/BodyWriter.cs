using System.Globalization;
using Blog.Content.Markdown.Formulas;
using Blog.Wording;
using Markdig.Extensions.Abbreviations;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>Writes a parsed body as HTML: blocks here, inlines and each larger feature in a writer of its own.</summary>
internal sealed class BodyWriter
{
    private readonly HtmlOutput html;
    private readonly HeadingOutline places;
    private readonly SiteWords words;
    private readonly InlineWriter inlines;
    private readonly CodeWriter code;
    private readonly TableWriter tables;
    private readonly CalloutWriter callouts;
    private readonly FootnoteWriter footnotes;
    private readonly VideoWriter videos;

    public BodyWriter(HtmlOutput html, HeadingOutline places, SiteWords words)
    {
        this.html = html;
        this.places = places;
        this.words = words;
        var regions = new RegionNames();
        footnotes = new FootnoteWriter(html, words);
        videos = new VideoWriter(html, words);
        var formulas = new FormulaWriter(html, words);
        inlines = new InlineWriter(html, footnotes, formulas);
        code = new CodeWriter(html, regions, formulas, words);
        tables = new TableWriter(html, inlines, regions, words);
        callouts = new CalloutWriter(html, inlines, words);
    }

    public void Write(MarkdownDocument document) => WriteBlocks(document, 0);

    private void WriteBlocks(ContainerBlock container, int depth)
    {
        Nesting.Enter(depth);
        foreach (var block in container) Write(block, depth + 1);
    }

    private void Write(Block block, int depth)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case CodeBlock codeBlock:
                code.Write(codeBlock);
                break;
            case HtmlBlock raw:
                WriteRaw(raw);
                break;
            case ThematicBreakBlock:
                html.Html("<hr>\n");
                break;
            case CalloutBlock callout:
                callouts.Open(callout);
                WriteBlocks(callout, depth);
                callouts.Close(callout);
                break;
            case CalloutTitle or LinkReferenceDefinitionGroup or LinkReferenceDefinition or Abbreviation or BlankLineBlock:
                break;
            case QuoteBlock quote:
                html.Html("<blockquote>\n");
                WriteBlocks(quote, depth);
                html.Html("</blockquote>\n");
                break;
            case ListBlock list:
                WriteList(list, depth);
                break;
            case Table table:
                tables.Write(table);
                break;
            case DefinitionList definitions:
                html.Html("<dl>\n");
                foreach (var item in definitions) WriteDefinition((DefinitionItem)item, depth);
                html.Html("</dl>\n");
                break;
            case FootnoteGroup notes:
                footnotes.Open(notes.OfType<Footnote>().Count());
                foreach (var note in notes.OfType<Footnote>())
                {
                    footnotes.OpenNote(note);
                    WriteBlocks(note, depth);
                    footnotes.CloseNote(note);
                }

                footnotes.Close();
                break;
            case ParagraphBlock paragraph:
                WriteParagraph(paragraph);
                break;
            case ContainerBlock container:
                WriteBlocks(container, depth);
                break;
            case LeafBlock { Inline: { } content }:
                inlines.Write(content);
                break;
        }
    }

    private void WriteHeading(HeadingBlock heading)
    {
        if (heading.Inline is null) return;
        var text = PlainText.OneLine(InlineText.Of(heading.Inline));
        if (text.Length == 0)
        {
            inlines.Write(heading.Inline);
            return;
        }

        if (places.Next(heading, text) is not { } place) return;
        var level = place.Level.ToString(CultureInfo.InvariantCulture);
        html.Html("<h").Html(level).Attribute("id", place.Id).Html(html.Own).Html('>');
        inlines.Write(heading.Inline);
        html.Html(' ')
            .OpenLink("#" + place.Id, $" class=\"anchor\" aria-label=\"{HtmlText.Attribute(words.LinkToSection(text))}\"")
            .Html("<span aria-hidden=\"true\">#</span>").CloseLink()
            .Html("</h").Html(level).Html(">\n");
    }

    private void WriteParagraph(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is null) return;
        if (inlines.TryWriteFigure(paragraph.Inline)) return;
        var tight = paragraph.Parent is ListItemBlock { Parent: ListBlock { IsLoose: false } }
            || paragraph.Parent is DefinitionItem item && item.Count(child => child is not DefinitionTerm) == 1;
        if (!tight && paragraph.Inline.All(IsNothing)) return;
        videos.TryWrite(paragraph);
        if (!tight) html.Html("<p>");
        inlines.Write(paragraph.Inline);
        if (paragraph.Parent is Footnote note && note.LastChild == paragraph) footnotes.WriteWaysBack(note);
        html.Html(tight ? "\n" : "</p>\n");
    }

    private static bool IsNothing(Inline inline) =>
        inline is LineBreakInline || inline is HtmlInline comment && RawHtmlText.IsComment(comment.Tag) || inline is LiteralInline text && text.Content.IsEmptyOrWhitespace();

    private void WriteRaw(HtmlBlock block)
    {
        var raw = block.Lines.ToString();
        if (!RawHtmlText.IsOnlyComments(raw)) html.Html(raw).Html('\n');
    }

    private void WriteList(ListBlock list, int depth)
    {
        Nesting.Enter(depth);
        html.Html(list.IsOrdered ? "<ol" : "<ul");
        if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
            html.Attribute("start", start.ToString(CultureInfo.InvariantCulture));
        if (list.Any(IsTask)) html.Html(" class=\"tasks\"");
        html.Html(">\n");
        foreach (var item in list)
        {
            html.Html(IsTask(item) ? "<li class=\"task\">" : "<li>");
            WriteBlocks((ListItemBlock)item, depth);
            html.Html("</li>\n");
        }

        html.Html(list.IsOrdered ? "</ol>\n" : "</ul>\n");
    }

    private static bool IsTask(Block item) => item is ListItemBlock { Count: > 0 } entry && entry[0] is ParagraphBlock { Inline.FirstChild: TaskList };

    private void WriteDefinition(DefinitionItem item, int depth)
    {
        foreach (var term in item.OfType<DefinitionTerm>())
        {
            html.Html("<dt>");
            if (term.Inline is not null) inlines.Write(term.Inline);
            html.Html("</dt>\n");
        }

        html.Html("<dd>");
        foreach (var block in item) if (block is not DefinitionTerm) Write(block, depth + 1);
        html.Html("</dd>\n");
    }
}
