using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>Writes images, and films and sounds written as images.</summary>
internal sealed class ImageWriter(HtmlOutput html)
{
    private bool hasImage;

    public void Write(LinkInline image)
    {
        var target = LinkUrl.Of(image);
        var alt = PlainText.OneLine(InlineText.Of(image));
        if (!LinkUrl.IsSafe(target))
        {
            html.Text(alt);
            return;
        }

        var title = string.IsNullOrWhiteSpace(image.Title) ? "" : $" title=\"{HtmlText.Attribute(image.Title)}\"";
        if (Player(target) is { } element)
        {
            var label = alt.Length == 0 ? "" : $" aria-label=\"{HtmlText.Attribute(alt)}\"";
            var preload = element == "video" ? " preload=\"metadata\"" : " preload=\"none\"";
            html.Embed(new EmbeddedFile(target, element, " controls" + preload + label + title, alt, HasSize: false))
                .Text(alt).Html("</").Html(element).Html('>');
            return;
        }

        var loading = hasImage ? " loading=\"lazy\" decoding=\"async\"" : " fetchpriority=\"high\"";
        hasImage = true;
        html.Embed(new EmbeddedFile(target, "img", $" alt=\"{HtmlText.Attribute(alt)}\"{title}{loading}", alt, HasSize: false));
    }

    private static string? Player(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? target : target[..end];
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".mp4" or ".m4v" or ".webm" or ".mov" or ".ogv" => "video",
            ".mp3" or ".ogg" or ".oga" or ".opus" or ".m4a" or ".wav" or ".flac" => "audio",
            _ => null,
        };
    }
}
