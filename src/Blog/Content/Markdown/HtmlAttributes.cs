namespace Blog.Content.Markdown;

/// <summary>Which attributes of raw HTML are written, allow-listed or not.</summary>
internal static class HtmlAttributes
{
    private static readonly HashSet<string> Never = new(StringComparer.OrdinalIgnoreCase) { "style", "srcdoc", "srcset", "imagesrcset", "poster", "ping", OwnMark.Name };

    private static readonly HashSet<string> Urls = new(StringComparer.OrdinalIgnoreCase)
        { "href", "src", "action", "formaction", "data", "cite", "background", "longdesc", "manifest", "xlink:href", "classid", "codebase", "lowsrc", "dynsrc", "profile", "usemap" };

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "alt", "title", "class", "id", "aria-label", "aria-description" };

    public static bool IsAllowed(string name, string value, bool unsafeHtml)
    {
        if (Never.Contains(name) || name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return false;
        if (!name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or ':' or '.')) return false;
        // Names of notes are resolved where links and pictures are, and nowhere else.
        if (Urls.Contains(name)) return LinkUrl.IsSafe(value) && !value.TrimStart().StartsWith(LinkKey.NoteScheme, StringComparison.OrdinalIgnoreCase);
        if (!Words.Contains(name) && LinkUrl.HoldsScript(value)) return false;
        // Anything else but these two would change the order in which the page is walked by keyboard.
        return unsafeHtml || (name != "name" && (name != "tabindex" || value is "0" or "-1"));
    }
}
