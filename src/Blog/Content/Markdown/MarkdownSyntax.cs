using Blog.Content.Markdown.Formulas;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;

namespace Blog.Content.Markdown;

/// <summary>What authors may write: CommonMark, GitHub's additions, footnotes, definition lists, abbreviations, marks, callouts and formulas.</summary>
internal static class MarkdownSyntax
{
    /// <summary>Built once; pipelines are safe to share between threads. No generic attributes: <c>{onclick=…}</c> stays text.</summary>
    public static readonly MarkdownPipeline Pipeline = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { PreciseSourceLocation = true }
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked)
            .UseTaskLists()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseFootnotes()
            .UseDefinitionLists()
            .UseAbbreviations()
            // CommonMark leaves **日本語。**の as it is, since it looks for spaces that are not written there.
            .UseCjkFriendlyEmphasis();
        builder.BlockParsers.Insert(0, new CalloutParser());
        builder.BlockParsers.Insert(0, new FootnoteDefinitions());
        builder.InlineParsers.Insert(0, new EmojiCodeParser());
        builder.InlineParsers.Insert(0, new FormulaParser());
        return builder.Build();
    }
}
