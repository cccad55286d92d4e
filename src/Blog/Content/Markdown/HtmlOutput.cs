using System.Text;

namespace Blog.Content.Markdown;

/// <summary>Collects finished HTML and the open links between it.</summary>
internal sealed class HtmlOutput(OwnMark mark)
{
    private readonly StringBuilder html = new();
    private readonly List<HtmlSegment> segments = [];

    /// <summary>To be written into every own element that has an id or is a form control.</summary>
    public string Own => mark.Attribute;

    /// <summary>Finished HTML.</summary>
    public HtmlOutput Html(string markup)
    {
        html.Append(markup);
        return this;
    }

    public HtmlOutput Html(char markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Text, which is encoded.</summary>
    public HtmlOutput Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOfAny('&', '<', '>');
            if (at < 0)
            {
                html.Append(text);
                return this;
            }

            html.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            text = text[(at + 1)..];
        }
    }

    /// <summary>An attribute with a leading space, its value encoded.</summary>
    public HtmlOutput Attribute(string name, string value)
    {
        html.Append(' ').Append(name).Append("=\"").Append(HtmlText.Attribute(value)).Append('"');
        return this;
    }

    /// <summary>The start of a link; the target has been checked by <see cref="LinkUrl"/>.</summary>
    public HtmlOutput OpenLink(string target, string attributes = "") => Add(new LinkStart(target, attributes));

    public HtmlOutput CloseLink() => Add(new LinkEnd());

    public HtmlOutput Embed(EmbeddedFile file) => Add(file);

    public HtmlOutput Made(MadePart part) => Add(part);

    public RenderedMarkdown Build()
    {
        Flush();
        return new RenderedMarkdown([.. segments]);
    }

    private HtmlOutput Add(HtmlSegment segment)
    {
        Flush();
        segments.Add(segment);
        return this;
    }

    private void Flush()
    {
        if (html.Length == 0) return;
        segments.Add(new TextSegment(html.ToString()));
        html.Clear();
    }
}
