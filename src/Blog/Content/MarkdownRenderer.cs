using Blog.Content.Markdown;
using Blog.Wording;

namespace Blog.Content;

/// <summary>Reads and renders markdown bodies; the only user of Markdig together with <c>Markdown/</c>. Thread-safe.</summary>
/// <param name="unsafeHtml">Authors' raw HTML is kept as written instead of being reduced to an allow-list.</param>
/// <param name="words">What the site says by itself; English where nobody sees it.</param>
public sealed class MarkdownRenderer(bool unsafeHtml = false, SiteWords? words = null)
{
    private readonly SiteWords words = words ?? SiteWords.English;

    public bool UnsafeHtml { get; } = unsafeHtml;

    /// <summary>What a load needs to know of a body, without rendering it.</summary>
    /// <exception cref="MarkdownException">The text nests too deeply to be read.</exception>
    public MarkdownOutline ReadOutline(string body) => ReadOutline(body, "");

    /// <summary>What a load needs to know of a body whose post has a title, without rendering it.</summary>
    /// <param name="body">Markdown without front matter.</param>
    /// <param name="title">
    /// The title that <see cref="Render"/> will be given. Null for a post that has none and takes <see cref="MarkdownOutline.LeadingTitle"/>:
    /// that heading is then left out, as rendering with it as the title leaves it out.
    /// </param>
    /// <exception cref="MarkdownException">The text nests too deeply to be read.</exception>
#pragma warning disable CA1822 // an instance member as Render is
    public MarkdownOutline ReadOutline(string body, string? title) => OutlineReader.Read(MarkdownBody.Parse(body), title);
#pragma warning restore CA1822

    /// <summary>The body as HTML with open links. Headings have the levels and ids that <see cref="ReadOutline(string, string?)"/> gives.</summary>
    /// <param name="body">Markdown without front matter.</param>
    /// <param name="title">The post's title: a leading level-one heading that says the same is left out.</param>
    /// <exception cref="MarkdownException">The text nests too deeply to be rendered.</exception>
    public RenderedMarkdown Render(string body, string title = "")
    {
        var parsed = MarkdownBody.Parse(body);
        var mark = parsed.HasRawHtml ? OwnMark.Create() : OwnMark.None;
        var html = new HtmlOutput(mark);
        new BodyWriter(html, new HeadingOutline(title), words).Write(parsed.Document);
        return parsed.HasRawHtml ? RawHtml.Clean(html.Build(), mark, UnsafeHtml) : html.Build();
    }

    /// <summary>Every place of the rendered body that a fragment can lead to.</summary>
    /// <inheritdoc cref="Render"/>
    public IReadOnlyCollection<string> ListPlaces(string body, string title = "") => FragmentIds.Of(Render(body, title));
}
