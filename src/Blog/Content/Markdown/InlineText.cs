using System.Text;
using Blog.Content.Markdown.Formulas;
using Markdig.Extensions.Abbreviations;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>The plain text of inlines: no markup, no comments, nothing of what stands between <c>&lt;script&gt;</c> and its end.</summary>
/// <param name="text">Receives the text.</param>
/// <param name="images">Alternative texts are part of it.</param>
internal sealed class InlineText(StringBuilder text, bool images = true)
{
    /// <summary>The raw element whose content is not text, while it is open.</summary>
    public DroppedElement? Hidden { get; set; }

    /// <summary>Stop at the <c>more</c> mark.</summary>
    public bool UntilMore { get; init; }

    public bool SawMore { get; private set; }

    /// <summary>Told of each link and image with the offset at which it stands and its text; null for an image without any.</summary>
    public Action<string, bool, int, string?>? OnLink { get; init; }

    /// <summary>Told of each tag that no page has, whether all it holds goes with it, and the offset at which it stands.</summary>
    public Action<string, bool, int>? OnLeftOut { get; init; }

    /// <summary>Told of each piece of plain text: no code, no HTML, no address.</summary>
    public HashtagSink? OnLiteral { get; init; }

    public static string Of(ContainerInline? inlines, bool images = true)
    {
        if (inlines is null) return "";
        if (inlines.FirstChild is LiteralInline { NextSibling: null } only) return only.Content.ToString();
        var text = new StringBuilder();
        new InlineText(text, images).Append(inlines);
        return text.ToString();
    }

    public void Append(ContainerInline inlines, int depth = 0)
    {
        Nesting.Enter(depth);
        for (var inline = inlines.FirstChild; inline is not null && !SawMore; inline = inline.NextSibling) Append(inline, depth);
    }

    private void Append(Inline inline, int depth)
    {
        if (inline is HtmlInline html)
        {
            AppendHtml(html);
            return;
        }

        if (Hidden is not null) return;
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                OnLiteral?.Invoke(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.ContentSpan);
                break;
            case FormulaInline formula:
                text.Append(formula.Tex);
                break;
            case LineBreakInline:
                text.Append(' ');
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AbbreviationInline abbreviation:
                text.Append(abbreviation.Abbreviation.Label);
                break;
            case AutolinkInline autolink:
                text.Append(autolink.Url);
                OnLink?.Invoke(LinkUrl.Of(autolink), false, autolink.Span.Start, autolink.Url);
                break;
            case LinkInline link:
                AppendLink(link, depth);
                break;
            case DelimiterInline delimiter:
                text.Append(delimiter.ToLiteral());
                Append((ContainerInline)delimiter, depth + 1);
                break;
            case ContainerInline container:
                Append(container, depth + 1);
                break;
        }
    }

    private void AppendLink(LinkInline link, int depth)
    {
        if (link.IsImage && !images) return;
        var start = text.Length;
        var at = OnLink is null ? 0 : link.Span.Start;
        if (OnLink is null)
        {
            Append((ContainerInline)link, depth + 1);
            return;
        }

        var label = Of(link);
        OnLink(LinkUrl.Of(link), link.IsImage, at, link.IsImage && string.IsNullOrWhiteSpace(label) ? null : label);
        if (link.IsImage) text.Append(label);
        else Append((ContainerInline)link, depth + 1);
        if (text.Length == start && !link.IsImage) text.Append(LinkUrl.Of(link));
    }

    private void AppendHtml(HtmlInline html)
    {
        if (UntilMore && RawHtmlText.IsMore(html.Tag))
        {
            SawMore = true;
            return;
        }

        Hidden = RawHtmlText.Read(html.Tag, Hidden, text, images, (target, image, alt) => OnLink?.Invoke(target, image, html.Span.Start, alt),
            (tag, isWhole) => OnLeftOut?.Invoke(tag, isWhole, html.Span.Start));
    }
}
