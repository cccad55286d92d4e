using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Content.Markdown;

/// <summary>A pipe in a table's cell is escaped, within code as well: GitHub takes the escape off there (GFM, section 4.10), and Markdig leaves it.</summary>
internal static class TablePipes
{
    public static void Unescape(MarkdownDocument document)
    {
        foreach (var code in document.Descendants<Table>().SelectMany(table => table.Descendants<CodeInline>()))
            code.Content = code.Content.Replace("\\|", "|", StringComparison.Ordinal);
    }
}
