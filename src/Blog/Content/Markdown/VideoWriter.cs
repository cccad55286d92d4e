using System.Globalization;
using Blog.Wording;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>
/// Writes the player of a film whose link stands alone in its paragraph: an empty frame, and a link that opens the film in it. Nothing of
/// another site is asked for before, with or without JavaScript. The ordinary link follows, and is all that a feed has.
/// </summary>
internal sealed class VideoWriter(HtmlOutput html, SiteWords words)
{
    private int count;

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
        html.Made(new MadePart(Markup(video, title, $"film-{(++count).ToString(CultureInfo.InvariantCulture)}")) { Elsewhere = "", FrameSource = video.Origin });
    }

    /// <summary>A lazy frame would not do: browsers fetch it at once where scripts are switched off.</summary>
    private string Markup(Video video, string title, string frame)
    {
        var (text, attribute) = (HtmlText.Text(title), HtmlText.Attribute(title));
        return $"<div class=\"video\"><a href=\"{HtmlText.Attribute(video.Player)}\" target=\"{frame}\">{HtmlText.Text(words.PlayVideo(title))}</a>"
            + $"<iframe name=\"{frame}\" title=\"{attribute}\" srcdoc=\"{HtmlText.Attribute($"<!doctype html><html lang=\"{words.Language}\"><title>{text}</title>")}\" "
            + "allow=\"autoplay; encrypted-media; fullscreen; picture-in-picture\" referrerpolicy=\"strict-origin-when-cross-origin\"></iframe></div>\n";
    }
}
