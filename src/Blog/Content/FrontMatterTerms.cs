using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Content;

/// <summary>Reads what a post is filed under: tags, categories, authors and series.</summary>
internal sealed partial class FrontMatterTerms(BlogOptions options, KnownTags known, KnownAuthors people, PostFileName name, FrontMatterFields fields)
{
    // Eleventy's collections are tags; these say what a file is, not what it is about.
    private static readonly HashSet<string> Technical = ["post", "posts", "page", "pages", "all", "nav"];

    /// <summary>A tag says that the file is a post, where an engine goes by that.</summary>
    public bool IsTaggedAsPost => Texts().Any(text => text is "post" or "posts");

    /// <param name="hashtags">From the text.</param>
    public IReadOnlyList<Tag> Tags(IReadOnlyList<string> hashtags)
    {
        var tags = new List<Tag>();
        foreach (var text in options.Engine.TextHoldsTags ? Texts().Concat(hashtags) : Texts())
        {
            if (options.Engine.PostsAreTagged && Technical.Contains(text)) continue;
            var tag = text.Length > 1 && text[0] == '#' ? text[1..].TrimStart() : text;
            // Ghost's internal tags are for the theme; no reader sees them.
            if (tag.Length == 0 || (text[0] == '#' && tag.StartsWith("internal", StringComparison.OrdinalIgnoreCase))) continue;
            var meant = known.Find(tag);
            if (!tags.Exists(other => other.Slug == meant.Slug)) tags.Add(meant);
        }

        var saysNothing = !fields.Has(FrontMatterKeys.Tags) && !fields.FindAll(FrontMatterKeys.Keywords).Any();
        return saysNothing && options.Engine.HasDefaultTag && !name.IsPage ? [Tag.Others] : tags;
    }

    /// <summary>The categories, each as the path of names that leads to it, the outermost first.</summary>
    public IReadOnlyList<Category> Categories()
    {
        var paths = new List<Category>();
        if (options.Engine.FoldersAreCategories || options.Engine == Engine.Any && name.IsJekyll)
            foreach (var folder in name.CategoryFolders) Add([folder]);
        if (paths.Count > 0) fields.Origins?.Decided(FrontMatterKeys.Categories, "the folders");
        if (fields.Find(FrontMatterKeys.Categories) is not { } entry) return paths;
        // Jekyll divides `categories` at spaces, and takes `category` as it is.
        var isSpaced = name.IsJekyll && FrontMatterKeys.Normalize(entry.Key) == "categories";
        if (entry.Value is FrontMatterList list && (options.Engine.CategoryListIsPath && !list.Items.Any(item => item is FrontMatterList))) Add(FrontMatterLists.Texts(list, ""));
        else if (entry.Value is FrontMatterList { Items: var items })
            foreach (var item in items) Add(FrontMatterLists.Texts(item, ""));
        else
            foreach (var text in FrontMatterLists.Texts(entry.Value, isSpaced ? " " : options.Engine.CategoryListIsPath || name.IsJekyll ? "" : ",")) Add([text]);
        return paths;

        void Add(IEnumerable<string> names)
        {
            var path = new Category([.. names.Select(text => new Tag(text, TagSlug.FromName(text)))]);
            if (path.Names.Count > 0 && !paths.Exists(other => other.Slug == path.Slug)) paths.Add(path);
        }
    }

    /// <summary>The series that the post is a part of; null for none.</summary>
    public Series? Series()
    {
        if (fields.Find(FrontMatterKeys.Series) is not { } entry || FrontMatterLists.Texts(entry.Value, "").FirstOrDefault() is not { Length: > 0 } text) return null;
        var number = fields.Find(FrontMatterKeys.SeriesOrder) is { Value: FrontMatterScalar scalar } && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var order) && double.IsFinite(order)
            ? order
            : (double?)null;
        return new(text, TagSlug.FromName(text), number);
    }

    public IReadOnlyList<Author> Authors()
    {
        if (fields.Find(FrontMatterKeys.Authors) is not { } entry) return [];
        var authors = new List<Author>();
        IEnumerable<FrontMatterNode> nodes = entry.Value is FrontMatterList list ? list.Items : [entry.Value];
        foreach (var node in nodes)
        {
            switch (node)
            {
                case FrontMatterMap map:
                    var name = FrontMatterLists.Inner(map, "name", "title", "key", "id");
                    if (name is not null) Add(name, FrontMatterLists.Inner(map, "url", "link", "website"));
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
            var meant = people.Find(name, FrontMatterLists.IsWeb(url) ? url : null);
            if (!authors.Exists(author => author.Slug == meant.Slug)) authors.Add(meant);
        }
    }

    /// <summary>Who wrote a post that does not say: the author of the site, if that is said.</summary>
    public IReadOnlyList<Author> OrDefault(IReadOnlyList<Author> authors)
    {
        if (authors.Count > 0 || name.IsPage || options.Author.Length == 0) return authors;
        fields.Origins?.Decided(FrontMatterKeys.Authors, "the setting author");
        return [people.Find(options.Author, null)];
    }

    /// <summary>The tags as written, each once for every key that names it: Jekyll adds <c>tag</c> to <c>tags</c>.</summary>
    private IEnumerable<string> Texts()
    {
        var entries = fields.FindAll(FrontMatterKeys.Tags).ToList();
        if (entries.Count == 0 && !fields.Has(FrontMatterKeys.Tags)) entries.AddRange(fields.FindAll(FrontMatterKeys.Keywords));
        return entries.SelectMany(entry => FrontMatterLists.Texts(entry.Value, name.IsJekyll ? " " : ","));
    }

    [GeneratedRegex(@"\[(?<name>[^\]\[]+)\]\((?<url>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLinks();
}
