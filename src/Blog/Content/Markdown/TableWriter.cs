using Blog.Wording;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Blog.Content.Markdown;

/// <summary>Writes tables: scrollable by keyboard, headers with a scope, alignment by class because the policy blocks styles.</summary>
internal sealed class TableWriter(HtmlOutput html, InlineWriter inlines, RegionNames regions, SiteWords words)
{
    public void Write(Table table)
    {
        html.Html("<div class=\"table\" role=\"region\" tabindex=\"0\"").Attribute("aria-label", regions.Next(words.Table)).Html("><table>\n");
        var section = "";
        foreach (var row in table.OfType<TableRow>())
        {
            var next = row.IsHeader ? "thead" : "tbody";
            if (next != section)
            {
                if (section.Length > 0) html.Html("</").Html(section).Html(">\n");
                html.Html('<').Html(next).Html(">\n");
                section = next;
            }

            WriteRow(table, row);
        }

        if (section.Length > 0) html.Html("</").Html(section).Html(">\n");
        html.Html("</table></div>\n");
    }

    private void WriteRow(Table table, TableRow row)
    {
        html.Html("<tr>");
        for (var index = 0; index < row.Count; index++)
        {
            var cell = (TableCell)row[index];
            // A header cell without text would be a header without a name.
            var isHeader = row.IsHeader && cell.OfType<LeafBlock>().Any(block => block.Inline?.FirstChild is not null);
            var name = isHeader ? "th" : "td";
            html.Html('<').Html(name).Html(isHeader ? " scope=\"col\"" : "");
            var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : index;
            if (column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment is { } align)
                html.Html(align switch { TableColumnAlign.Left => " class=\"align-left\"", TableColumnAlign.Center => " class=\"align-center\"", _ => " class=\"align-right\"" });
            html.Html('>');
            foreach (var block in cell.OfType<LeafBlock>()) if (block.Inline is not null) inlines.Write(block.Inline);
            html.Html("</").Html(name).Html('>');
        }

        html.Html("</tr>\n");
    }
}
