using Blog.Content.Markdown.Formulas;
using Markdig.Extensions.Abbreviations;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>Writes inlines as HTML.</summary>
internal sealed class InlineWriter(HtmlOutput html, FootnoteWriter footnotes, FormulaWriter formulas)
{
    private readonly ImageWriter images = new(html);
    private int openLinks;

    public void Write(ContainerInline container, int depth = 0)
    {
        Nesting.Enter(depth);
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling) Write(inline, depth);
    }

    /// <summary>For what is pressed itself, such as the title that folds a callout: a link in it leaves its text.</summary>
    public void WriteWithoutLinks(ContainerInline container)
    {
        openLinks++;
        Write(container);
        openLinks--;
    }

    /// <summary>An image with a title that stands alone in its paragraph, linked or not, is a figure with a caption.</summary>
    public bool TryWriteFigure(ContainerInline content)
    {
        if (content.FirstChild is not LinkInline { NextSibling: null } only) return false;
        var image = only.IsImage ? only : only.FirstChild is LinkInline { NextSibling: null, IsImage: true } inner ? inner : null;
        if (image is null || string.IsNullOrWhiteSpace(image.Title) || !LinkUrl.IsSafe(LinkUrl.Of(image))) return false;
        html.Html("<figure>");
        var caption = image.Title;
        image.Title = null;
        Write((Inline)only, 0);
        image.Title = caption;
        html.Html("<figcaption>").Text(caption).Html("</figcaption></figure>\n");
        return true;
    }

    private void Write(Inline inline, int depth)
    {
        switch (inline)
        {
            case LiteralInline literal:
                html.Text(literal.Content.AsSpan());
                break;
            case CodeInline code:
                html.Html("<code translate=\"no\" dir=\"ltr\">").Text(code.ContentSpan).Html("</code>");
                break;
            case FormulaInline formula:
                formulas.WriteInline(formula.Tex);
                break;
            case EmphasisInline emphasis:
                var element = emphasis.DelimiterChar switch { '~' => "del", '=' => "mark", _ => emphasis.DelimiterCount == 2 ? "strong" : "em" };
                html.Html('<').Html(element).Html('>');
                Write((ContainerInline)emphasis, depth + 1);
                html.Html("</").Html(element).Html('>');
                break;
            case LineBreakInline lineBreak:
                html.Html(lineBreak.IsHard ? "<br>\n" : "\n");
                break;
            case HtmlEntityInline entity:
                html.Text(entity.Transcoded.AsSpan());
                break;
            case HtmlInline raw:
                if (!RawHtmlText.IsComment(raw.Tag)) html.Html(raw.Tag);
                break;
            case AbbreviationInline abbreviation:
                html.Html("<abbr").Attribute("title", abbreviation.Abbreviation.Text.ToString()).Html('>').Text(abbreviation.Abbreviation.Label).Html("</abbr>");
                break;
            case FootnoteLink note:
                footnotes.WriteReference(note, openLinks > 0);
                break;
            case TaskList task:
                WriteTask(task);
                break;
            case AutolinkInline autolink:
                WriteLink(LinkUrl.Of(autolink), null, null, autolink.Url, depth);
                break;
            case LinkInline { IsImage: true } image:
                images.Write(image);
                break;
            case LinkInline link:
                WriteLink(LinkUrl.Of(link), link.Title, link, LinkUrl.Of(link), depth);
                break;
            case DelimiterInline delimiter:
                html.Text(delimiter.ToLiteral());
                Write((ContainerInline)delimiter, depth + 1);
                break;
            case ContainerInline container:
                Write(container, depth + 1);
                break;
        }
    }

    /// <summary>A destination that may not stand in a page leaves the text; a link within a link too.</summary>
    private void WriteLink(string url, string? title, ContainerInline? content, string label, int depth)
    {
        var isLink = openLinks == 0 && LinkUrl.IsSafe(url);
        if (isLink)
        {
            openLinks++;
            html.OpenLink(url, string.IsNullOrWhiteSpace(title) ? "" : $" title=\"{HtmlText.Attribute(title)}\"");
        }

        if (content?.FirstChild is not null) Write(content, depth + 1);
        else html.Text(label);
        if (!isLink) return;
        openLinks--;
        html.CloseLink();
    }

    private void WriteTask(TaskList task)
    {
        var label = PlainText.OneLine(InlineText.Of(task.Parent));
        html.Html("<input type=\"checkbox\" disabled").Html(task.Checked ? " checked" : "").Attribute("aria-label", label).Html(html.Own).Html('>');
    }
}
