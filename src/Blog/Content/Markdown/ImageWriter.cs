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

        var scheme = Scheme(target);
        if (scheme is not null)
        {
            // Of the two only one is shown, and only that one is to be fetched; a feed has no scheme, and gets the light one.
            html.Embed(new EmbeddedFile(target, "img", $" alt=\"{HtmlText.Attribute(alt)}\"{title} class=\"only-{scheme}\" loading=\"lazy\" decoding=\"async\"", alt, HasSize: false) { IsForPageOnly = scheme == "dark" });
            return;
        }

        var loading = hasImage ? " loading=\"lazy\" decoding=\"async\"" : " fetchpriority=\"high\"";
        hasImage = true;
        html.Embed(new EmbeddedFile(target, "img", $" alt=\"{HtmlText.Attribute(alt)}\"{title}{loading}", alt, HasSize: false));
    }

    /// <summary>The colour scheme that a picture is for, as its fragment says here or on GitHub; null for both.</summary>
    private static string? Scheme(string target) => target.IndexOf('#', StringComparison.Ordinal) is var at && at < 0 ? null : target[at..] switch
    {
        "#dark" or "#gh-dark-mode-only" => "dark",
        "#light" or "#gh-light-mode-only" => "light",
        _ => null,
    };

    /// <summary>The element that plays a file; null for a picture.</summary>
    public static string? Player(string target)
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
