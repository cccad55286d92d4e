using System.Globalization;
using Blog.Wording;
using Markdig.Extensions.Footnotes;

namespace Blog.Content.Markdown;

/// <summary>Writes footnotes: endnotes with the roles of DPUB-ARIA, numbered in order of reference, with a way back.</summary>
internal sealed class FootnoteWriter(HtmlOutput html, SiteWords words)
{
    /// <summary>The style sheet has a rule for each of so many notes.</summary>
    private const int MaximumBeside = 40;

    /// <summary>The class of notes that stand beside the text where there is room.</summary>
    public const string Beside = "footnotes beside";

    /// <summary>How often each note was referred to so far.</summary>
    private readonly Dictionary<Footnote, int> references = [];

    /// <summary>The note whose ways back have been written.</summary>
    private Footnote? haveWaysBack;

    public void WriteReference(FootnoteLink link, bool withinLink)
    {
        // Markdig puts the ways back into the notes; they are written with the note.
        if (link.IsBackLink) return;
        var number = Number(link.Footnote);
        var index = references[link.Footnote] = references.GetValueOrDefault(link.Footnote) + 1;
        html.Html("<sup>");
        var id = $" id=\"fnref-{Reference(link.Footnote, index)}\"{html.Own}";
        if (withinLink) html.Html("<span").Html(id).Html('>').Html(number).Html("</span>");
        else html.OpenLink("#fn-" + number, $"{id} role=\"doc-noteref\" aria-label=\"{HtmlText.Attribute(words.Footnote(number))}\"").Html(number).CloseLink();
        html.Html("</sup>");
    }

    /// <param name="count">So many notes: up to a number that the style sheet knows, they stand beside the text where there is room.</param>
    public void Open(int count) => html.Html("<section role=\"doc-endnotes\" class=\"").Html(count <= MaximumBeside ? Beside : "footnotes").Html('"').Attribute("aria-label", words.Footnotes)
        .Html("><h2 class=\"visually-hidden\">").Text(words.Footnotes).Html("</h2>\n<ol>\n");

    public void OpenNote(Footnote note) => html.Html("<li id=\"fn-").Html(Number(note)).Html('"').Html(html.Own).Html(">\n");

    /// <summary>The ways back follow the last word of the note, on its line; the one to the first reference comes first.</summary>
    public void WriteWaysBack(Footnote note)
    {
        haveWaysBack = note;
        for (var index = 1; index <= references.GetValueOrDefault(note); index++)
        {
            var reference = Reference(note, index);
            html.Html("&nbsp;").OpenLink("#fnref-" + reference, $" role=\"doc-backlink\" aria-label=\"{HtmlText.Attribute(words.BackToReference(reference))}\"")
                .Html("<span aria-hidden=\"true\">↩</span>").CloseLink();
        }
    }

    /// <summary>A note that does not end with words has its ways back in a paragraph of their own.</summary>
    public void CloseNote(Footnote note)
    {
        if (haveWaysBack != note && references.ContainsKey(note))
        {
            html.Html("<p>");
            WriteWaysBack(note);
            html.Html("</p>");
        }

        html.Html("</li>\n");
    }

    public void Close() => html.Html("</ol>\n</section>\n");

    private static string Number(Footnote note) => note.Order.ToString(CultureInfo.InvariantCulture);

    /// <summary>The second and later references to one note have a number of their own.</summary>
    private static string Reference(Footnote note, int index) => index <= 1 ? Number(note) : $"{Number(note)}-{index.ToString(CultureInfo.InvariantCulture)}";
}
