using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Content.Markdown;

/// <summary>
/// Writes a parsed tree as segments. The last wall, for trusted authors too: no <c>style</c> and no <c>on…</c> attribute, no destination
/// that <see cref="LinkUrl"/> refuses, no id twice, no comment.
/// </summary>
internal sealed class FragmentWriter(HtmlOutput html, OwnMark mark, IElement root, IReadOnlyList<MadePart> made, bool unsafeHtml)
{
    /// <summary>The attribute by which an element of ours holds the place of a part that the blog made.</summary>
    public const string Place = "value";

    private static readonly HashSet<string> Void = new(StringComparer.Ordinal)
        { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr" };

    /// <summary>Their content is written as it is; the parser made sure that it holds no end tag.</summary>
    private static readonly HashSet<string> RawText = new(StringComparer.Ordinal) { "script", "style", "xmp", "iframe", "noembed", "noframes" };

    private readonly HtmlIds ids = new(root, mark);
    private bool hasImage;

    public void Write() => WriteChildren(root, 0);

    private void WriteChildren(INode parent, int depth)
    {
        Nesting.EnterHtml(depth);
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text)
            {
                // In a drawing or formula these elements hold ordinary text.
                if (parent is IElement { LocalName: var name, NamespaceUri: "http://www.w3.org/1999/xhtml" } && RawText.Contains(name)) html.Html(text.Data);
                else html.Text(text.Data);
            }
            else if (node is IElement element)
            {
                WriteElement(element, depth);
            }
        }
    }

    private void WriteElement(IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "span" when ids.IsOwn(element) && int.TryParse(element.GetAttribute(Place), out var place):
                html.Made(made[place]);
                break;
            case "a" when element.HasAttribute("href"):
                WriteLink(element, depth);
                break;
            case "img":
                WriteImage(element);
                break;
            case "picture":
                WriteChildren(element, depth + 1);
                break;
            case "source" when element.ParentElement?.LocalName is not ("video" or "audio"):
            case "input" when !unsafeHtml && !ids.IsOwn(element):
            case "plaintext" or "base":
                break;
            case "source" or "video" or "audio" when element.HasAttribute("src"):
                WriteMedia(element, depth);
                break;
            // An author's end tag may have closed a heading before its text. Nobody can go to an empty one by its words, only by its address.
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when IsEmpty(element):
                WritePlain(element, "span", depth);
                break;
            // The page has a level one of its own.
            case "h1":
                WritePlain(element, "h2", depth);
                break;
            default:
                WritePlain(element, element.LocalName, depth);
                break;
        }
    }

    private static bool IsEmpty(IElement element) => string.IsNullOrWhiteSpace(element.TextContent) && element.QuerySelector("img, video, audio, svg, math") is null;

    private void WriteLink(IElement element, int depth)
    {
        var target = (element.GetAttribute("href") ?? "").Trim();
        if (!LinkUrl.IsSafe(target))
        {
            WriteChildren(element, depth + 1);
            return;
        }

        html.OpenLink(target, Attributes(element));
        WriteChildren(element, depth + 1);
        html.CloseLink();
    }

    private void WriteImage(IElement element)
    {
        var target = (element.GetAttribute("src") ?? "").Trim();
        var alt = element.GetAttribute("alt") ?? "";
        if (target.Length == 0 || !LinkUrl.IsSafe(target))
        {
            html.Text(alt);
            return;
        }

        var isForDark = element.ClassList.Contains("only-dark");
        if (isForDark || element.ClassList.Contains("only-light"))
        {
            var own = (element.HasAttribute("alt") ? "" : " alt=\"\"") + Attributes(element, "loading", "decoding", "fetchpriority") + " loading=\"lazy\" decoding=\"async\"";
            html.Embed(new EmbeddedFile(target, "img", own, alt, HasSize(element)) { IsForPageOnly = isForDark, ShownWidth = WidthOf(element), LacksHeight = !element.HasAttribute("height"), IsAsWritten = IsAsWritten(element) });
            return;
        }

        var loading = hasImage && element.GetAttribute("loading") != "eager" ? " loading=\"lazy\" decoding=\"async\"" : hasImage ? "" : " fetchpriority=\"high\"";
        hasImage = true;
        var attributes = (element.HasAttribute("alt") ? "" : " alt=\"\"") + Attributes(element, "loading", "decoding", "fetchpriority") + loading;
        html.Embed(new EmbeddedFile(target, "img", attributes, alt, HasSize(element)) { ShownWidth = WidthOf(element), LacksHeight = !element.HasAttribute("height"), IsAsWritten = IsAsWritten(element) });
    }

    private static bool HasSize(IElement image) => image.HasAttribute("width") || image.HasAttribute("height");

    private static int? WidthOf(IElement image) => int.TryParse(image.GetAttribute("width"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0 ? width : null;

    private static bool IsAsWritten(IElement image) => image.HasAttribute("srcset") || image.HasAttribute("sizes") || HasSize(image) && WidthOf(image) is null;

    private void WriteMedia(IElement element, int depth)
    {
        var target = (element.GetAttribute("src") ?? "").Trim();
        if (LinkUrl.IsSafe(target)) html.Embed(new EmbeddedFile(target, element.LocalName, Attributes(element), "", HasSize: true));
        else if (element.LocalName == "source") return;
        else html.Html('<').Html(element.LocalName).Html(Attributes(element)).Html('>');
        if (element.LocalName == "source") return;
        WriteChildren(element, depth + 1);
        html.Html("</").Html(element.LocalName).Html('>');
    }

    private void WritePlain(IElement element, string name, int depth)
    {
        html.Html('<').Html(name).Html(Attributes(element)).Html('>');
        if (Void.Contains(name)) return;
        // The parser takes the first line end of these away.
        if (name is "pre" or "textarea" && element.FirstChild is IText { Data: ['\n', ..] }) html.Html('\n');
        WriteChildren(element is IHtmlTemplateElement template ? template.Content : element, depth + 1);
        html.Html("</").Html(name).Html('>');
    }

    private string Attributes(IElement element, params ReadOnlySpan<string> without)
    {
        var text = new StringBuilder();
        foreach (var attribute in element.Attributes)
        {
            var name = attribute.Name;
            if (without.Contains(name) || name == "href" && element.LocalName == "a" || name == "src" && element.LocalName is "img" or "source" or "video" or "audio") continue;
            if (name == "name" && element.LocalName == "a" && !element.HasAttribute("id")) name = "id";
            if (!HtmlAttributes.IsAllowed(name, attribute.Value, unsafeHtml) || name == "id" && !ids.Take(element, attribute.Value)) continue;
            text.Append(' ').Append(name);
            if (attribute.Value.Length > 0 || name is "alt" or "id" or "class") text.Append("=\"").Append(HtmlText.Attribute(attribute.Value)).Append('"');
        }

        return text.ToString();
    }
}
