using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>Parses footnotes and remembers each definition: Markdig takes those that nothing refers to out of the tree, and the twin has to leave them out, too.</summary>
internal sealed class FootnoteDefinitions : FootnoteParser
{
    private static readonly object Key = new();

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var state = base.TryOpen(processor);
        if (state is not BlockState.None && processor.NewBlocks.TryPeek(out var block) && block is Footnote note)
        {
            if (processor.Document.GetData(Key) is List<Footnote> known) known.Add(note);
            else processor.Document.SetData(Key, new List<Footnote> { note });
        }

        return state;
    }

    /// <summary>Definitions that the page does not have.</summary>
    public static IEnumerable<Footnote> Unused(MarkdownDocument document) =>
        document.GetData(Key) is List<Footnote> known ? known.Where(note => note.Order <= 0) : [];
}
