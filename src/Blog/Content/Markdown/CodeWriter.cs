using Blog.Content.Markdown.Formulas;
using Blog.Wording;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>Writes code blocks: highlighted into classes, named for readers who cannot see them, and word for word what the author wrote.</summary>
internal sealed class CodeWriter(HtmlOutput html, RegionNames regions, FormulaWriter formulas, SiteWords words)
{
    /// <summary>From so many lines on, a block is written in parts: a browser lays out only those in view.</summary>
    private const int LongBlock = 500;
    private const int PartOfBlock = 100;

    public void Write(CodeBlock block)
    {
        var lines = new string[block.Lines.Count];
        for (var index = 0; index < lines.Length; index++) lines[index] = block.Lines.Lines[index].Slice.ToString();
        var fenced = block as FencedCodeBlock;
        var fence = CodeFence.Parse(fenced?.Info, fenced?.Arguments, lines.Length);
        if (fence.IsFormula)
        {
            formulas.WriteDisplay(string.Join('\n', lines));
            return;
        }

        var language = CodeLanguages.Find(fence.Language);
        var isDiagram = fence.Language == "mermaid";
        var isDiff = language?.Id == "diff";
        var label = fence.Title.Length > 0 ? words.CodeNamed(fence.Title) : isDiagram ? words.Diagram : language is null ? words.Code : words.CodeNamed(language.Name);

        if (isDiagram) html.Made(new MadePart("") { FrameSource = MadePart.OwnFrame });
        html.Html("<figure class=\"code").Html(fence.Numbered ? " numbered" : "").Html(fence.Wraps ? " wrap" : "").Html(isDiagram ? " diagram" : "").Html('"');
        if (language is not null) html.Attribute("data-lang", language.Id);
        html.Html('>');
        if (fence.Title.Length > 0) html.Html("<figcaption>").Text(fence.Title).Html("</figcaption>");
        html.Html("<pre tabindex=\"0\" role=\"region\"").Attribute("aria-label", regions.Next(label)).Html("><code");
        if (language is not null) html.Attribute("class", "language-" + language.Id);
        html.Html(" translate=\"no\" dir=\"ltr\">");

        var highlighted = language is null || isDiff ? null : Highlighter.Highlight(language.Grammar, lines);
        var wrapped = isDiff || fence.Numbered || fence.HasMarks;
        var isLong = lines.Length >= LongBlock;
        for (var index = 0; index < lines.Length; index++)
        {
            if (isLong && index % PartOfBlock == 0) html.Html(index == 0 ? "<span class=\"part\">" : "</span><span class=\"part\">");
            var mark = fence.Mark(index + 1) ?? (isDiff ? DiffMark(lines[index]) : null);
            if (wrapped) html.Html("<span class=\"line").Html(mark is null ? "" : " " + mark).Html("\">");
            if (highlighted is null) html.Text(lines[index]);
            else html.Html(highlighted[index]);
            // The line end belongs to its line, so that a line may be a block without doubling.
            html.Html(wrapped ? "\n</span>" : "\n");
        }

        html.Html(isLong ? "</span>" : "").Html("</code></pre></figure>\n");
    }

    private static string? DiffMark(string line) => line switch
    {
        ['+', '+', '+', ' ', ..] or ['-', '-', '-', ' ', ..] => null,
        ['+', ..] => "ins",
        ['-', ..] => "del",
        _ => null,
    };
}
