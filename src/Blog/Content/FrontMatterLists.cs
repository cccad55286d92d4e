namespace Blog.Content;

/// <summary>Reads lists in the forms that engines write them in.</summary>
internal static class FrontMatterLists
{
    /// <summary>The texts of a list, of a divided string, or of one value; empty ones left out, one line each, composed.</summary>
    /// <param name="separators">Characters that divide a string; empty for none.</param>
    public static IEnumerable<string> Texts(FrontMatterNode node, string separators)
    {
        switch (node)
        {
            case FrontMatterScalar { IsEmpty: false } scalar:
                var value = ContentText.WithoutComments(scalar.Value); // first of all: a comment may hold what divides
                IEnumerable<string> parts = separators.Length == 0 ? [value] : value.Split(separators[0]);
                foreach (var part in parts)
                    if (Clean(part) is { Length: > 0 } text) yield return text;
                break;
            case FrontMatterList list:
                foreach (var item in list.Items)
                {
                    if (item is FrontMatterMap map && Inner(map, "label", "name", "title", "slug") is { } name) yield return Clean(ContentText.WithoutComments(name));
                    else if (item is not FrontMatterMap)
                        foreach (var text in Texts(item, "")) yield return text;
                }

                break;
        }
    }

    /// <summary>The first of the keys that has a value, as one line; null for none.</summary>
    public static string? Inner(FrontMatterMap map, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            foreach (var entry in map.Entries)
                if (FrontMatterKeys.Normalize(entry.Key) == key && entry.Value is FrontMatterScalar { IsEmpty: false } scalar) return ContentText.SingleLine(scalar.Value);
        return null;
    }

    /// <summary>An absolute URL of the web, and of nothing else: <c>javascript:</c> is one too.</summary>
    public static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https");

    /// <summary>One line, composed.</summary>
    public static string Clean(string text) => UnicodeText.Compose(ContentText.SingleLine(text));
}
