using System.Text;

namespace Blog.Content;

/// <summary>
/// HTML of a body in which every link and embedded file is still open: it is filled in each time a page is asked for, so that
/// what the public may see is decided then. Safe to keep by content hash.
/// </summary>
public sealed class RenderedMarkdown(IReadOnlyList<HtmlSegment> segments)
{
    public IReadOnlyList<HtmlSegment> Segments { get; } = segments;

    /// <summary>Every target that has to be resolved, each once.</summary>
    public IEnumerable<string> Targets => Segments.OfType<LinkedSegment>().Select(segment => segment.Target).Distinct(StringComparer.Ordinal);

    /// <summary>There are diagrams in it, which a script of the page draws in frames.</summary>
    public bool HasDiagrams => FrameSources.Contains(MadePart.OwnFrame);

    /// <summary>Notes stand beside the text where there is room.</summary>
    public bool HasMarginNotes => Segments.OfType<TextSegment>().Any(segment => segment.Html.Contains($"class=\"{Markdown.FootnoteWriter.Beside}\"", StringComparison.Ordinal));

    /// <summary>What the page has to be allowed to frame, as a content security policy names it.</summary>
    public IReadOnlyList<string> FrameSources => [.. Segments.OfType<MadePart>().Select(part => part.FrameSource).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The finished HTML.</summary>
    /// <param name="resolve">What a target is for the reader of this page.</param>
    /// <param name="isElsewhere">It is not for the site's own page but for a feed.</param>
    public string ToHtml(Func<string, LinkTarget> resolve, bool isElsewhere = false) => ToHtml(resolve, part => isElsewhere ? part.Elsewhere : part.Html, isElsewhere);

    internal string ToHtml(Func<string, LinkTarget> resolve, Func<MadePart, string> write, bool isElsewhere = false)
    {
        var html = new StringBuilder();
        var open = new Stack<bool>();
        foreach (var segment in Segments)
        {
            switch (segment)
            {
                case TextSegment text:
                    html.Append(text.Html);
                    break;
                case LinkStart link:
                    var target = resolve(link.Target);
                    open.Push(target.Url is not null);
                    if (target.Url is not null) link.Write(html, target);
                    break;
                case LinkEnd:
                    if (open.Count > 0 && open.Pop()) html.Append("</a>");
                    break;
                case MadePart part:
                    html.Append(write(part));
                    break;
                case EmbeddedFile { IsForPageOnly: true } when isElsewhere:
                    break;
                case EmbeddedFile file:
                    file.Write(html, resolve(file.Target), isElsewhere);
                    break;
            }
        }

        return html.ToString();
    }
}

/// <summary>What a target turned out to be. A null <paramref name="Url"/> means that the reader may not go there: a link becomes its text.</summary>
/// <param name="Url">As it is to be written into the page, not yet HTML-encoded.</param>
/// <param name="Width">Pixels, for images whose size is known.</param>
/// <param name="Height">Pixels.</param>
public sealed record LinkTarget(string? Url, int? Width = null, int? Height = null)
{
    /// <summary>Smaller versions of an image, the best format first and its own last; empty where there are none.</summary>
    public IReadOnlyList<PictureSource> Sources { get; init; } = [];
}

/// <summary>The versions of a picture in one format.</summary>
/// <param name="MediaType">As a browser calls the format.</param>
/// <param name="Candidates">URLs with their widths, as in an attribute <c>srcset</c>, not yet HTML-encoded.</param>
public sealed record PictureSource(string MediaType, string Candidates);

/// <summary>A piece of rendered HTML.</summary>
public abstract record HtmlSegment;

/// <summary>Finished HTML.</summary>
public sealed record TextSegment(string Html) : HtmlSegment;

/// <summary>Finished HTML that the blog made as a whole, of elements that authors may not write: no allow-list looks at it.</summary>
public sealed record MadePart(string Html) : HtmlSegment
{
    /// <summary>The <see cref="FrameSource"/> of what is framed of the site itself.</summary>
    public const string OwnFrame = "'self'";

    /// <summary>What stands in its place in a feed.</summary>
    public string Elsewhere { get; init; } = Html;

    /// <summary>What the page frames because of it: an origin, or <c>'self'</c>; null for nothing.</summary>
    public string? FrameSource { get; init; }
}

/// <summary>A piece whose target is resolved when a page is asked for.</summary>
/// <param name="Target">As the author wrote it.</param>
public abstract record LinkedSegment(string Target) : HtmlSegment;

/// <summary>The start of a link: <c>&lt;a href="…" rest&gt;</c>.</summary>
/// <param name="Target">As the author wrote it.</param>
/// <param name="Attributes">The other attributes, each with a leading space, encoded.</param>
public sealed record LinkStart(string Target, string Attributes) : LinkedSegment(Target)
{
    internal void Write(StringBuilder html, LinkTarget target) =>
        html.Append("<a href=\"").Append(HtmlText.Attribute(target.Url!)).Append('"').Append(Attributes).Append('>');
}

/// <summary>The end of the innermost open link.</summary>
public sealed record LinkEnd : HtmlSegment;

/// <summary>An element that shows a file: <c>img</c>, <c>source</c>, <c>video</c> or <c>audio</c>.</summary>
/// <param name="Target">As the author wrote it.</param>
/// <param name="Element">The element's name.</param>
/// <param name="Attributes">The other attributes, each with a leading space, encoded.</param>
/// <param name="Alt">Shown in place of an image that may not be shown.</param>
/// <param name="HasSize">The author wrote width or height.</param>
public sealed record EmbeddedFile(string Target, string Element, string Attributes, string Alt, bool HasSize) : LinkedSegment(Target)
{
    /// <summary>Left out in feeds.</summary>
    public bool IsForPageOnly { get; init; }

    /// <summary>Pixels that the author gives an image; null for as many as it has.</summary>
    public int? ShownWidth { get; init; }

    /// <summary>The author gives an image a width alone: its height follows from its own.</summary>
    public bool LacksHeight { get; init; }

    /// <summary>The author says which versions of the image there are, or gives it a size that does not tell how wide it is shown.</summary>
    public bool IsAsWritten { get; init; }

    internal void Write(StringBuilder html, LinkTarget target, bool isElsewhere)
    {
        if (target.Url is null && Element == "img")
        {
            html.Append(HtmlText.Text(Alt));
            return;
        }

        // A feed and whoever knows no versions have the original.
        var sources = isElsewhere || IsAsWritten || Element != "img" || target.Width is null ? [] : target.Sources;
        var sizes = sources.Count == 0 ? "" : PictureGrid.Sizes(Math.Min(ShownWidth ?? int.MaxValue, target.Width!.Value));
        if (sources.Count > 1) html.Append("<picture>");
        foreach (var source in sources.SkipLast(1)) html.Append("<source type=\"").Append(source.MediaType).Append('"').Append(Candidates(source, sizes)).Append('>');
        html.Append('<').Append(Element);
        if (target.Url is not null) html.Append(" src=\"").Append(HtmlText.Attribute(target.Url)).Append('"');
        html.Append(Attributes);
        if (Element == "img" && !HasSize && target is { Width: { } width, Height: { } height })
            html.Append(" width=\"").Append(width).Append("\" height=\"").Append(height).Append('"');
        if (Element == "img" && LacksHeight && ShownWidth is { } shown && target is { Width: { } own, Height: { } high })
            html.Append(" height=\"").Append((int)Math.Round((double)shown * high / own)).Append('"');
        if (sources.Count > 0) html.Append(Candidates(sources[^1], sizes));
        html.Append('>');
        if (sources.Count > 1) html.Append("</picture>");
    }

    private static string Candidates(PictureSource source, string sizes) => $" srcset=\"{HtmlText.Attribute(source.Candidates)}\" sizes=\"{sizes}\"";
}
