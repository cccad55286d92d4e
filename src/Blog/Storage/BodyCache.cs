using Blog.Content;
using Blog.Wording;
using Microsoft.Extensions.Caching.Memory;

namespace Blog.Storage;

/// <summary>Rendered bodies by content hash: rendered on first view, kept while there is room. Links in them are still open, so nothing here depends on who asks.</summary>
internal sealed class BodyCache : IDisposable
{
    private const long MaximumBytes = 64 * 1024 * 1024;

    private readonly MemoryCache rendered = new(new MemoryCacheOptions { SizeLimit = MemoryShare.AtMost(MaximumBytes) });

    /// <summary>The body that belongs to <paramref name="hash"/>, rendered if it has to be.</summary>
    public RenderedMarkdown Get(string hash, bool unsafeHtml, SiteWords words, Func<(string Markdown, string Title)> read) => rendered.GetOrCreate((hash, unsafeHtml, words), entry =>
    {
        var (markdown, title) = read();
        var body = new MarkdownRenderer(unsafeHtml, words).Render(markdown, title);
        entry.Size = 200 + body.Segments.Sum(segment => segment switch { TextSegment text => text.Html.Length * 2, MadePart part => 100 + part.Html.Length * 2, _ => 100 });
        return body;
    })!;

    public void Dispose() => rendered.Dispose();
}
