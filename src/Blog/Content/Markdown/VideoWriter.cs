using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>
/// Writes the player of a film whose link stands alone in its paragraph: folded away, so that nothing of another site is asked for before
/// the reader opens it, with or without JavaScript. The link follows, and is all that a feed has.
/// </summary>
internal sealed class VideoWriter(HtmlOutput html)
{
    public void TryWrite(ParagraphBlock paragraph)
    {
        // In a list, links are a list of links.
        if (paragraph.Parent is not (MarkdownDocument or QuoteBlock) || paragraph.Inline is not { FirstChild: { NextSibling: null } only }) return;
        var (target, name) = only switch
        {
            AutolinkInline { IsEmail: false } link => (link.Url, ""),
            LinkInline { IsImage: false, IsAutoLink: true } link => (LinkUrl.Of(link), ""),
            LinkInline { IsImage: false, FirstChild: LiteralInline } link => (LinkUrl.Of(link), PlainText.OneLine(InlineText.Of(link))),
            _ => ("", ""),
        };
        if (target.Length == 0 || Video.Of(target) is not { } video) return;
        // The address itself says nothing to anybody who hears it.
        var title = name.Length == 0 || name == target || name == $"Video on {video.Site}" ? $"Video on {video.Site}" : $"{name} ({video.Site})";
        var label = HtmlText.Text(title);
        html.Made(new MadePart(
            $"<details class=\"video\"><summary>Play: {label}</summary><iframe src=\"{HtmlText.Attribute(video.Player)}\" title=\"{HtmlText.Attribute(title)}\" loading=\"lazy\" "
            + "allow=\"encrypted-media; fullscreen; picture-in-picture\" referrerpolicy=\"strict-origin-when-cross-origin\"></iframe></details>\n")
        {
            Elsewhere = "",
            FrameSource = video.Origin,
        });
    }
}
