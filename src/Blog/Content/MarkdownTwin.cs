using Blog.Content.Markdown;

namespace Blog.Content;

/// <summary>A body as markdown for programs: as its author wrote it, without comments, raw HTML and what belongs to another engine, its links still open.</summary>
public sealed class MarkdownTwin
{
    private readonly string title;
    private readonly string plain;
    private readonly TwinReading reading;

    private MarkdownTwin(string title, string plain, TwinReading reading) => (this.title, this.plain, this.reading) = (title, plain, reading);

    /// <summary>Destinations of links and images as the author wrote them, each once.</summary>
    public IReadOnlyCollection<string> Targets => reading.Targets;

    /// <param name="body">Markdown without front matter.</param>
    /// <param name="title">Put before a text that has no heading of level one.</param>
    /// <param name="plain">The readable text of the body, for the case that it cannot be rewritten.</param>
    /// <exception cref="MarkdownException">The text nests too deeply to be read.</exception>
    public static MarkdownTwin Read(string body, string title, string plain) => new(title, plain, TwinReading.Of(MarkdownBody.Parse(body)));

    /// <summary>The markdown with its links resolved.</summary>
    /// <param name="resolve">The absolute URL of a target; null makes a link its text.</param>
    public string ToMarkdown(Func<string, string?> resolve)
    {
        var heading = reading.HasTitle ? "" : $"# {TwinText.Escape(title)}\n\n";
        var allowed = reading.Targets.Select(resolve).OfType<string>().Select(TwinText.Url).ToHashSet(StringComparer.Ordinal);
        var text = reading.Write(resolve).Trim('\n');
        // What was rewritten is read again: should a place have been misjudged, no target gets through, and the plain text is given.
        return heading + (TwinReading.HoldsOnly(text, allowed) ? text : TwinText.Escape(plain)) + "\n";
    }
}
