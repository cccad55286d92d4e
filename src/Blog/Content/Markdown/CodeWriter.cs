using Blog.Content.Markdown.Formulas;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>Writes code blocks: highlighted into classes, named for readers who cannot see them, and word for word what the author wrote.</summary>
internal sealed class CodeWriter(HtmlOutput html, RegionNames regions, FormulaWriter formulas)
{
    public void Write(CodeBlock block)
    {
        var lines = new string[block.Lines.Count];
        for (var index = 0; index < lines.Length; index++) lines[index] = block.Lines.Lines[index].Slice.ToString();
        var fenced = block as FencedCodeBlock;
        var fence = CodeFence.Parse(fenced?.Info, fenced?.Arguments, lines.Length);
        if (fence.Language == "math")
        {
            formulas.WriteDisplay(string.Join('\n', lines));
            return;
        }

        var language = CodeLanguages.Find(fence.Language);
        var isDiff = language?.Id == "diff";
        var label = fence.Title.Length > 0 ? "Code: " + fence.Title : language is null ? "Code" : "Code: " + language.Name;

        html.Html("<figure class=\"code").Html(fence.Numbered ? " numbered\"" : "\"");
        if (language is not null) html.Attribute("data-lang", language.Id);
        html.Html('>');
        if (fence.Title.Length > 0) html.Html("<figcaption>").Text(fence.Title).Html("</figcaption>");
        html.Html("<pre tabindex=\"0\" role=\"region\"").Attribute("aria-label", regions.Next(label)).Html("><code");
        if (language is not null) html.Attribute("class", "language-" + language.Id);
        html.Html(" translate=\"no\" dir=\"ltr\">");

        var highlighted = language is null || isDiff ? null : Highlighter.Highlight(language.Grammar, lines);
        var wrapped = isDiff || fence.Numbered || fence.HasMarks;
        for (var index = 0; index < lines.Length; index++)
        {
            var mark = fence.Mark(index + 1) ?? (isDiff ? DiffMark(lines[index]) : null);
            if (wrapped) html.Html("<span class=\"line").Html(mark is null ? "" : " " + mark).Html("\">");
            if (highlighted is null) html.Text(lines[index]);
            else html.Html(highlighted[index]);
            // The line end belongs to its line, so that a line may be a block without doubling.
            html.Html(wrapped ? "\n</span>" : "\n");
        }

        html.Html("</code></pre></figure>\n");
    }

    private static string? DiffMark(string line) => line switch
    {
        ['+', '+', '+', ' ', ..] or ['-', '-', '-', ' ', ..] => null,
        ['+', ..] => "ins",
        ['-', ..] => "del",
        _ => null,
    };
}
