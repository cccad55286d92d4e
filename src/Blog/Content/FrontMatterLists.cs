using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Reads tags, categories, authors and aliases in the forms that engines write them in.</summary>
internal static partial class FrontMatterLists
{
    /// <summary>The tag that a post has which says nothing of tags, as in AstroPaper.</summary>
    private static readonly Tag Others = new("others", "others");

    /// <param name="isSpaced">Spaces divide a string of tags, as in Jekyll; else commas do.</param>
    public static IReadOnlyList<Tag> Tags(FrontMatterFields fields, bool isSpaced, bool isPage)
    {
        var entries = fields.FindAll(FrontMatterKeys.Tags).ToList();
        if (entries.Count == 0 && !fields.Has(FrontMatterKeys.Tags)) entries.AddRange(fields.FindAll(FrontMatterKeys.Keywords));
        if (entries.Count == 0) return isPage || fields.Has(FrontMatterKeys.Tags) ? [] : [Others];
        var tags = new List<Tag>();
        // Jekyll adds `tag` to `tags`; both are taken.
        foreach (var entry in entries)
        {
            foreach (var text in Texts(entry.Value, isSpaced ? " " : ","))
            {
                var name = text.Length > 1 && text[0] == '#' ? text[1..].TrimStart() : text;
                // Ghost's internal tags are for the theme; no reader sees them.
                if (name.Length == 0 || (text[0] == '#' && name.StartsWith("internal", StringComparison.OrdinalIgnoreCase))) continue;
                var slug = TagSlug.FromName(name);
                if (!tags.Exists(tag => tag.Slug == slug)) tags.Add(new Tag(name, slug));
            }
        }

        return tags;
    }

    /// <summary>Slugs of the first category path: in a list of lists each list is a path, in a plain list too, as Hexo reads it.</summary>
    public static IReadOnlyList<string> Categories(FrontMatterFields fields, bool isSpaced)
    {
        if (fields.Find(FrontMatterKeys.Categories) is not { } entry) return [];
        var value = entry.Value is FrontMatterList { Items: [FrontMatterList first, ..] } ? first : entry.Value;
        return [.. Texts(value, isSpaced && FrontMatterKeys.Normalize(entry.Key) == "categories" ? " " : ",").Select(TagSlug.FromName)];
    }

    public static IReadOnlyList<Author> Authors(FrontMatterFields fields)
    {
        if (fields.Find(FrontMatterKeys.Authors) is not { } entry) return [];
        var authors = new List<Author>();
        IEnumerable<FrontMatterNode> nodes = entry.Value is FrontMatterList list ? list.Items : [entry.Value];
        foreach (var node in nodes)
        {
            switch (node)
            {
                case FrontMatterMap map:
                    var name = Inner(map, "name", "title", "key", "id");
                    if (name is not null) Add(name, Inner(map, "url", "link", "website"));
                    break;
                case FrontMatterScalar { IsEmpty: false } scalar:
                    var text = ContentText.SingleLine(ContentText.WithoutComments(scalar.Value));
                    var links = MarkdownLinks().Matches(text);
                    foreach (Match link in links) Add(link.Groups["name"].Value, link.Groups["url"].Value);
                    if (links.Count == 0) Add(text, null);
                    break;
            }
        }

        return authors;

        void Add(string name, string? url)
        {
            name = UnicodeText.Compose(ContentText.WithoutComments(name).Trim());
            if (name.Length == 0) return;
            var slug = TagSlug.FromName(name);
            if (!IsWeb(url)) url = null;
            if (!authors.Exists(author => author.Slug == slug)) authors.Add(new Author(name, slug, url));
        }
    }

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

    private static string Clean(string text) => UnicodeText.Compose(ContentText.SingleLine(text));

    [GeneratedRegex(@"\[(?<name>[^\]\[]+)\]\((?<url>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLinks();
}
