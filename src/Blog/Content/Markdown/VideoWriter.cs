using Blog.Wording;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>
/// Writes the player of a film whose link stands alone in its paragraph: a frame with nothing in it but a link, which leads to the film within that
/// frame. Nothing of another site is asked for before, with or without JavaScript. The ordinary link follows, and is all that a feed has.
/// </summary>
internal sealed class VideoWriter(HtmlOutput html, SiteWords words)
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
        var title = name.Length == 0 || name == target || name == $"Video on {video.Site}" ? words.VideoOn(video.Site) : $"{name} ({video.Site})";
        html.Made(new MadePart(Markup(video, title)) { Elsewhere = "", FrameSource = video.Origin });
    }

    /// <summary>A lazy frame would not do: browsers fetch it at once where scripts are switched off.</summary>
    private string Markup(Video video, string title) =>
        $"<div class=\"video\" data-site=\"{HtmlText.Attribute(video.Site)}\"><iframe title=\"{HtmlText.Attribute(title)}\" srcdoc=\"{HtmlText.Attribute(Poster(video, title))}\" "
        + "allow=\"autoplay; encrypted-media; fullscreen; picture-in-picture\"></iframe></div>\n";

    /// <summary>
    /// The link fills the frame and shows nothing: what is seen through it is drawn by the site's style sheet, whose address is not known here, and
    /// styles within the frame are forbidden. Hence the attributes: a rim that the browser's own ring of focus stands in, and a drawing of nothing
    /// that is a little less high than what is left, so that nothing scrolls.
    /// </summary>
    private string Poster(Video video, string title) =>
        $"<!doctype html><html lang=\"{words.Language}\"><title>{HtmlText.Text(title)}</title><body marginwidth=\"5\" marginheight=\"5\"><a href=\"{HtmlText.Attribute(video.Player)}\" "
        + $"aria-label=\"{HtmlText.Attribute(words.PlayVideo(title))}\" referrerpolicy=\"strict-origin-when-cross-origin\"><svg display=\"block\" width=\"100%\" viewBox=\"0 0 16 8.8\"></svg></a>";
}
