using Blog.Content.Markdown.Dialects;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>A parsed body: the tree without the author's comments, constructs of other engines translated, and where in the file its parts stand.</summary>
internal sealed class MarkdownBody
{
    private readonly string original;
    private readonly int[]? offsets;
    private List<int>? lineStarts;

    private MarkdownBody(string original, Translation translation, MarkdownDocument document, int[]? offsets, bool hasRawHtml, string text)
    {
        this.original = original;
        Text = text;
        HasHtml = translation.Text.Contains('<', StringComparison.Ordinal);
        Foreign = translation.Foreign;
        this.offsets = offsets;
        Document = document;
        HasRawHtml = hasRawHtml;
    }

    public MarkdownDocument Document { get; }

    /// <summary>What the tree was made of: translated, and without comments but those that are elements of their own.</summary>
    public string Text { get; }

    /// <summary>The author wrote HTML other than comments.</summary>
    public bool HasRawHtml { get; }

    /// <summary>There may be HTML or comments in it at all.</summary>
    public bool HasHtml { get; }

    /// <summary>Constructs of other engines that were not understood.</summary>
    public IReadOnlyList<ForeignMark> Foreign { get; }

    /// <exception cref="MarkdownException">The text nests too deeply.</exception>
    public static MarkdownBody Parse(string body)
    {
        Nesting.Check(body);
        var translation = Translation.Of(body);
        var text = translation.Text;
        if (translation.Offsets is not null) Nesting.Check(text);
        var offsets = translation.Offsets;
        var mayHide = HiddenText.MayHide(text);
        for (var round = 0; ; round++)
        {
            var document = ParseTree(text);
            if (!mayHide && !text.Contains('<', StringComparison.Ordinal)) return new(body, translation, document, offsets, hasRawHtml: false, text);
            var finder = new HiddenText(text);
            finder.Find(document);
            if (finder.Openers.Count == 0) return new(body, translation, document, offsets, finder.HasRawHtml, text);
            text = new HiddenTextCutter(text).Cut(finder.Openers, ref offsets, round);
        }
    }

    /// <summary>One-based line and column in the body as the author wrote it.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        if (offsets is not null) offset = offset < offsets.Length ? offsets[offset] : original.Length;
        return PlaceInSource(offset);
    }

    /// <summary>The same for an offset in what the author wrote.</summary>
    public (int Line, int Column) PlaceInSource(int offset)
    {
        offset = Math.Clamp(offset, 0, original.Length);
        var starts = lineStarts ??= LineStarts(original);
        var index = starts.BinarySearch(offset);
        if (index < 0) index = ~index - 1;
        return (index + 1, offset - starts[index] + 1);
    }

    /// <summary>The tree of a text that is ordinary markdown already.</summary>
    /// <exception cref="MarkdownException">The text nests too deeply.</exception>
    public static MarkdownDocument ParseTree(string text)
    {
        try
        {
            var document = MarkdownParser.Parse(text, MarkdownSyntax.Pipeline);
            if (text.Contains("\\|", StringComparison.Ordinal)) TablePipes.Unescape(document);
            return document;
        }
        catch (ArgumentException error) when (error.Message.Contains("too deeply nested", StringComparison.Ordinal))
        {
            throw Nesting.TooDeep();
        }
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))) starts.Add(at + 1);
        }

        return starts;
    }
}
