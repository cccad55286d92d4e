using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Blog.Content.Markdown.Formulas;

/// <summary>Reduces what the typesetter wrote to the elements and attributes of MathML that show something. Styles, which the policy blocks, become classes.</summary>
internal static partial class MathMarkup
{
    private static readonly HashSet<string> Elements = Set(
        "math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none");

    private static readonly HashSet<string> Attributes = Set(
        "accent accentunder columnspan depth display displaystyle fence form height largeop linethickness lspace mathbackground mathcolor mathsize mathvariant maxsize minsize movablelimits "
        + "rowspan rspace scriptlevel separator stretchy symmetric voffset width");

    /// <returns>Null where it is no formula.</returns>
    public static string? Clean(string markup, string tex)
    {
        try
        {
            var root = XElement.Parse(markup);
            if (root.Name.LocalName != "math") return null;
            var html = new StringBuilder();
            return Write(html, root, tex) ? html.ToString() : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static bool Write(StringBuilder html, XElement element, string? tex)
    {
        var name = element.Name.LocalName;
        if (!Elements.Contains(name)) return false;
        html.Append('<').Append(name);
        foreach (var attribute in element.Attributes())
        {
            if (Attributes.Contains(attribute.Name.LocalName) && !LinkUrl.HoldsScript(attribute.Value)) Add(attribute.Name.LocalName, attribute.Value);
        }

        var style = (string?)element.Attribute("style") ?? "";
        var classes = $"{(string?)element.Attribute("class")} {string.Join(' ', Classes(style))}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => ClassName().IsMatch(word));
        if (string.Join(' ', classes) is { Length: > 0 } list) Add("class", list);
        if (Color().Match(style) is { Success: true } color) Add("mathcolor", color.Groups["color"].Value);
        // What is read where MathML is not.
        if (tex is not null) Add("alttext", tex);
        html.Append('>');
        foreach (var node in element.Nodes())
        {
            if (node is XText text) html.Append(HtmlText.Text(text.Value));
            else if (node is XElement inner && !Write(html, inner, null)) return false;
        }

        html.Append("</").Append(name).Append('>');
        return true;

        void Add(string attribute, string value) => html.Append(' ').Append(attribute).Append("=\"").Append(HtmlText.Attribute(value)).Append('"');
    }

    private static IEnumerable<string> Classes(string style)
    {
        if (style.Contains("padding-left:0em;padding-right:0em", StringComparison.Ordinal)) yield return "tml-tight";
        if (style.Contains("padding-left:1em", StringComparison.Ordinal)) yield return "tml-apart";
        if (style.Contains("border:", StringComparison.Ordinal)) yield return "tml-box";
        foreach (Match side in Border().Matches(style)) yield return "tml-line-" + side.Groups["side"].Value;
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.Ordinal);

    [GeneratedRegex("^(?:tml-[a-z-]{1,30}|upstrike|downstrike|sout)$", RegexOptions.CultureInvariant)]
    private static partial Regex ClassName();

    [GeneratedRegex("(?:^|;)color:(?<color>#[0-9A-Fa-f]{3,8});", RegexOptions.CultureInvariant)]
    private static partial Regex Color();

    [GeneratedRegex("border-(?<side>top|bottom|left|right):[^;]*solid", RegexOptions.CultureInvariant)]
    private static partial Regex Border();
}
