using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown.Formulas;

/// <summary>A formula in the tree of a body.</summary>
internal sealed class FormulaInline(string tex, int dollars) : LeafInline
{
    /// <summary>Without its dollars and comments.</summary>
    public string Tex => tex;

    /// <summary>So many stand at each end.</summary>
    public int Dollars => dollars;
}

/// <summary>Parses <c>$x$</c> and <c>$$x$$</c> within a line, before emphasis could take them apart.</summary>
internal sealed class FormulaParser : InlineParser
{
    public FormulaParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // One character before the slice is enough to see whether a word goes on.
        var from = slice.Start > 0 ? slice.Start - 1 : 0;
        if (Formula.At(slice.Text.AsSpan(from, slice.End + 1 - from), slice.Start - from) is not { } formula) return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new FormulaInline(formula.Tex, slice.PeekChar() == '$' ? 2 : 1)
        {
            Span = new(start, processor.GetSourcePosition(slice.Start + formula.Length - 1)),
            Line = line,
            Column = column,
        };
        slice.Start += formula.Length;
        return true;
    }
}
