using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>
/// Parses callouts: <c>&gt; [!NOTE]</c> as on GitHub, and Obsidian's <c>&gt; [!warning]- Title</c>, where <c>-</c> folds and <c>+</c>
/// unfolds. A quote in every other respect.
/// </summary>
internal sealed partial class CalloutParser : QuoteBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || !Opening().IsMatch(processor.Line.AsSpan())) return BlockState.None;
        var state = base.TryOpen(processor);
        if (state != BlockState.Continue) return state;
        var match = Marker().Match(processor.Line.ToString());
        if (!match.Success) return state;
        var quote = (QuoteBlock)processor.NewBlocks.Pop();
        var callout = new CalloutBlock(this, match.Groups["kind"].Value, match.Groups["fold"].Value)
        {
            QuoteChar = quote.QuoteChar,
            Column = quote.Column,
            Span = quote.Span,
        };
        processor.Line.Start += match.Length;
        callout.Title = new CalloutTitle(this)
        {
            Column = processor.Column,
            Span = new SourceSpan(processor.Line.Start, processor.Line.End),
            ProcessInlines = true,
        };
        processor.NewBlocks.Push(callout.Title);
        processor.NewBlocks.Push(callout);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => block is CalloutTitle ? BlockState.None : base.TryContinue(processor, block);

    [GeneratedRegex(@"^\s{0,3}>\s{0,4}\[!")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*\[!(?<kind>[A-Za-z][A-Za-z0-9_-]{0,30})\](?<fold>[-+]?)(?=\s|$)[ \t]*", RegexOptions.ExplicitCapture)]
    private static partial Regex Marker();
}

/// <summary>A quote that is a callout.</summary>
internal sealed class CalloutBlock(BlockParser parser, string kind, string fold) : QuoteBlock(parser)
{
    /// <summary>As the author wrote it.</summary>
    public string Kind { get; } = kind;

    /// <summary><c>-</c> closed, <c>+</c> open, empty for one that does not fold.</summary>
    public string Fold { get; } = fold;

    public CalloutTitle? Title { get; set; }
}

/// <summary>The rest of a callout's first line; the callout's first child.</summary>
internal sealed class CalloutTitle(BlockParser parser) : LeafBlock(parser);
