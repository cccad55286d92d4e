using System.Text;
using Blog.Content.Markdown.Dialects;
using Blog.Content.Markdown.Formulas;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>
/// Walks a parsed body once and notes what has to be written anew for the markdown twin: links and images, which become inline ones, their
/// definitions, which go, and raw HTML, of which the text stays. Everything else is left as it is.
/// </summary>
internal sealed class TwinReading
{
    private readonly string source;
    private readonly List<Change> changes = [];
    private readonly HashSet<string> targets = new(StringComparer.Ordinal);
    private DroppedElement? hidden;
    private int hiddenFrom;
    private bool isLost;

    private TwinReading(string source) => this.source = source;

    public IReadOnlyCollection<string> Targets => targets;

    /// <summary>The text has a heading of level one.</summary>
    public bool HasTitle { get; private set; }

    public static TwinReading Of(MarkdownBody body)
    {
        var reading = new TwinReading(body.Text);
        reading.ReadDocument(body.Document);
        if (reading.hidden is not null) reading.Replace(reading.hiddenFrom, body.Text.Length, _ => "");
        return reading;
    }

    /// <summary>Whether a text that was written leads nowhere else, and holds nothing that should have gone.</summary>
    /// <param name="urls">As <see cref="TwinText.Url"/> writes them.</param>
    public static bool HoldsOnly(string text, IReadOnlySet<string> urls)
    {
        var document = MarkdownBody.ParseTree(text);
        var comments = new HiddenText(text);
        comments.Find(document);
        var again = new TwinReading(text);
        again.ReadDocument(document);
        return !again.isLost && comments is { Openers.Count: 0, HasRawHtml: false } && again.changes.TrueForAll(change => change.Target is { } target && urls.Contains(TwinText.Url(target)));
    }

    /// <summary>The text with every change made.</summary>
    public string Write(Func<string, string?> resolve)
    {
        var text = new StringBuilder(source.Length);
        var at = 0;
        // Of two that begin at one place the longer is the outer one.
        foreach (var change in changes.OrderBy(change => change.Start).ThenByDescending(change => change.End))
        {
            if (change.Start < at) continue;
            text.Append(source, at, change.Start - at).Append(change.Write(resolve));
            at = change.End;
        }

        return text.Append(source, at, source.Length - at).ToString();
    }

    private void ReadDocument(MarkdownDocument document)
    {
        foreach (var note in FootnoteDefinitions.Unused(document)) Replace(note.Span.Start, AfterLine(note.Span.End + 1), _ => "");
        ReadBlocks(document, 0);
    }

    /// <summary>The words of comments go; their sign stays, for without it a line would be empty and a formula end.</summary>
    private void ReadFormula(int start, int end)
    {
        start = Math.Clamp(start, 0, source.Length);
        end = Math.Clamp(end, start, source.Length);
        foreach (var (at, length) in TexComments.Find(source[start..end])) Replace(start + at, start + at + length, _ => "");
    }

    private void ReadBlocks(ContainerBlock container, int depth)
    {
        Nesting.Enter(depth);
        foreach (var block in container)
        {
            switch (block)
            {
                case HtmlBlock html:
                    ReadHtml(html);
                    break;
                case FootnoteLinkReferenceDefinition:
                    break;
                case LinkReferenceDefinition definition:
                    Replace(definition.Span.Start, AfterLine(definition.Span.End + 1), _ => "");
                    break;
                case FencedCodeBlock fence:
                    // What stands behind the fence is for no reader.
                    isLost |= HiddenComments.AreIn($"{fence.Info} {fence.Arguments}");
                    if (CodeFence.Parse(fence.Info, null, 0).IsFormula && source.IndexOf('\n', Math.Clamp(fence.Span.Start, 0, source.Length)) is >= 0 and var line) ReadFormula(line, fence.Span.End + 1);
                    break;
                case ContainerBlock inner:
                    ReadBlocks(inner, depth + 1);
                    break;
                case LeafBlock { Inline: { } inlines } leaf:
                    HasTitle |= hidden is null && leaf is HeadingBlock { Level: 1 };
                    Read(inlines, depth + 1);
                    break;
            }
        }
    }

    private void Read(ContainerInline container, int depth)
    {
        Nesting.Enter(depth);
        foreach (var inline in container)
        {
            switch (inline)
            {
                case HtmlInline html:
                    ReadTag(html);
                    break;
                case FormulaInline formula:
                    ReadFormula(formula.Span.Start + formula.Dollars, formula.Span.End + 1 - formula.Dollars);
                    break;
                case LinkInline { IsAutoLink: false } link:
                    ReadLink(link);
                    Read(link, depth + 1);
                    break;
                case ContainerInline inner:
                    Read(inner, depth + 1);
                    break;
            }
        }
    }

    private void ReadLink(LinkInline link)
    {
        var target = LinkUrl.Of(link);
        var isSafe = LinkUrl.IsSafe(target);
        if (isSafe) targets.Add(target);
        var (start, end) = (link.Span.Start, link.Span.End + 1);
        var from = link.FirstChild?.Span.Start ?? end;
        var to = (link.LastChild?.Span.End ?? end - 1) + 1;
        var title = string.IsNullOrEmpty(link.Title) ? "" : $" \"{TwinText.Escape(PlainText.OneLine(link.Title)).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        string Open(string? url) => url is null ? "" : link.IsImage ? "![" : "[";
        string Close(string? url) => url is null ? "" : $"]({TwinText.Url(url)}{title})";
        string? Url(Func<string, string?> resolve) => isSafe ? resolve(target) : null;
        if (link.FirstChild is null || from <= start || to >= end || from > to)
        {
            var label = TwinText.Escape(PlainText.OneLine(InlineText.Of(link)));
            Replace(start, end, resolve => Open(Url(resolve)) + label + Close(Url(resolve)), target);
            return;
        }

        Replace(start, from, resolve => Open(Url(resolve)), target);
        Replace(to, end, resolve => Close(Url(resolve)), target);
    }

    private void ReadTag(HtmlInline html)
    {
        var before = hidden;
        var text = new StringBuilder();
        var images = new List<(string Target, string Alt)>();
        hidden = RawHtmlText.Read(html.Tag, hidden, text, images: false, (target, isImage, alt) => AddImage(images, target, isImage, alt));
        if (before is null && hidden is not null) hiddenFrom = html.Span.Start;
        if (hidden is not null) return;
        if (before is null) Replace(html.Span.Start, html.Span.End + 1, resolve => text.ToString() + TwinText.Images(images, resolve, " "));
        else Replace(hiddenFrom, html.Span.End + 1, _ => "");
    }

    private void ReadHtml(HtmlBlock block)
    {
        var text = new StringBuilder();
        var images = new List<(string Target, string Alt)>();
        if (hidden is not null) Replace(hiddenFrom, block.Span.Start, _ => "");
        hidden = RawHtmlText.Read(block.Lines.ToString(), hidden, text, images: false, (target, isImage, alt) => AddImage(images, target, isImage, alt));
        if (hidden is not null) hiddenFrom = block.Span.End + 1;
        var plain = TwinText.Escape(PlainText.OneLine(text.ToString()));
        var ending = block.Span.End < source.Length && block.Span.End >= block.Span.Start && source[block.Span.End] == '\n' ? "\n" : "";
        Replace(block.Span.Start, block.Span.End + 1, resolve => TwinText.Joined(plain, TwinText.Images(images, resolve, "\n\n")) + ending);
    }

    private void AddImage(List<(string Target, string Alt)> images, string target, bool isImage, string? alt)
    {
        if (!isImage || MediaTypes.Of(target.Split('?', '#')[0])?.StartsWith("image/", StringComparison.Ordinal) != true || !LinkUrl.IsSafe(target)) return;
        targets.Add(target);
        images.Add((target, TwinText.Escape(PlainText.OneLine(alt ?? ""))));
    }

    private int AfterLine(int end) => end < source.Length && source[end] == '\n' ? end + 1 : end;

    private void Replace(int start, int end, Func<Func<string, string?>, string> write, string? target = null)
    {
        start = Math.Clamp(start, 0, source.Length);
        changes.Add(new(start, Math.Clamp(end, start, source.Length), write, target));
    }

    /// <param name="Target">Of a link or image that was written as such.</param>
    private sealed record Change(int Start, int End, Func<Func<string, string?>, string> Write, string? Target);
}
