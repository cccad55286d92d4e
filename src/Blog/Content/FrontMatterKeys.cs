namespace Blog.Content;

/// <summary>A key of front matter: what it is called here, and what other engines call it.</summary>
/// <param name="Name">The canonical name, as the manual writes it.</param>
/// <param name="Spellings">Accepted names; the first present one with a value wins. A dot leads into a map.</param>
/// <param name="Description">What it says, in one sentence.</param>
/// <param name="Example">A value as it is written in YAML.</param>
public sealed record FrontMatterKey(string Name, IReadOnlyList<string> Spellings, string Description, string Example)
{
    /// <summary>The spellings as <see cref="FrontMatterKeys.Normalize"/> makes them, which makes one of some.</summary>
    internal IReadOnlyList<string> Paths { get; } = [.. Spellings.Select(FrontMatterKeys.Normalize).Distinct()];

    /// <summary>Two spellings with different values contradict each other, and the author is told.</summary>
    internal bool IsSingle { get; init; }
}

/// <summary>
/// Every key that is understood, in the one table that the parser, the manual and the JSON schema are made from. Case, hyphens and
/// underscores in a key do not matter: <c>pub-date</c> is <c>pubDate</c>.
/// </summary>
public static class FrontMatterKeys
{
    private static readonly List<FrontMatterKey> Declared = [];

    public static readonly FrontMatterKey Title = Declare("title", "title linkTitle",
        "The post's title; without it the first heading, else the file name.", "\"Hello: a first post\"");
    public static readonly FrontMatterKey Description = Declare("description",
        "description meta_description metadata.description summary excerpt custom_excerpt desc lead blurb subtitle",
        "One or two sentences for lists, feeds and search engines; without it the beginning of the text.", "How the tide tables are made.");
    public static readonly FrontMatterKey PublishAt = Single("publishDate",
        "publishDate pubDatetime pubDate published_at published_date publish_at published publish date datetime",
        "When the post becomes public. Without a zone it is the site's; a day alone is its midnight.", "2026-02-09T08:00:00+01:00");
    public static readonly FrontMatterKey CreatedAt = Declare("created", "created created_at",
        "When the note was made; the publish date where no other is given.", "2026-02-09");
    public static readonly FrontMatterKey UpdatedAt = Declare("updated",
        "lastmod last_modified_at updated updated_at modDatetime modified date_modified update",
        "When the post was last changed in a way that readers should know of.", "2026-03-01");
    public static readonly FrontMatterKey ExpireAt = Single("expiryDate", "expiryDate expires expires_at expire_at expiry expiration expirationDate unpublishDate unpublish_date unpublish_at",
        "From then on the post is no longer public.", "2027-01-01");
    public static readonly FrontMatterKey TimeZone = Declare("timezone", "timezone", "IANA zone that this post's dates are shown in.", "Asia/Yangon");
    public static readonly FrontMatterKey Slug = Single("slug", "slug postSlug basename link",
        "The last part of the post's URL, used as written; without it the file name.", "hello-world");
    public static readonly FrontMatterKey Url = Single("url", "url permalink path routes.default",
        "The whole path of the post's URL; the tokens of permalink patterns may stand in it.", "/2026/hello/");
    public static readonly FrontMatterKey Aliases = Declare("aliases", "aliases alias",
        "Old URLs that lead here; an entry without a slash is another name of the note for [[links]].", "[/old/hello/]");
    public static readonly FrontMatterKey RedirectFrom = Declare("redirect_from", "redirect_from routes.aliases old_urls", "Old URLs that lead here.", "[/old/hello/]");
    public static readonly FrontMatterKey Tags = Declare("tags", "tags tag taxonomy.tag taxonomy.tags taxonomies.tags",
        "What the post is about; [] for none.", "[sora, text to video]");
    public static readonly FrontMatterKey Keywords = Declare("keywords", "keywords", "The tags, where there are no others.", "[tide, moon]");
    public static readonly FrontMatterKey Categories = Declare("categories",
        "categories category taxonomy.category taxonomy.categories taxonomies.categories", "What the post is filed under; a list within the list is a path, the outer name first.", "[travel]");
    public static readonly FrontMatterKey Series = Declare("series", "series taxonomies.series", "The series that the post is a part of.", "Learning to sail");
    public static readonly FrontMatterKey SeriesOrder = Declare("series_order", "series_order series_weight part", "Where it stands in the series; without it the date decides.", "2");
    public static readonly FrontMatterKey Authors = Declare("authors",
        "authors author by taxonomy.author params.author params.authors extra.author extra.authors taxonomies.authors",
        "Who wrote it: a name, a list, or maps with name and url.", "Sat Naing");
    public static readonly FrontMatterKey Cover = Declare("cover",
        "cover cover.image coverImage cover_image image images featured_image feature_image featureimage heroImage hero header.image header.teaser thumbnail banner "
        + "ogImage params.cover extra.cover params.image extra.image",
        "Image for sharing: a path relative to the file, a site path or a URL.", "./harbour.jpg");
    public static readonly FrontMatterKey CoverAlt = Declare("coverAlt",
        "coverAlt cover_alt cover.alt image_alt image.alt imageAlt feature_image_alt featured_image_alt ogImageAlt", "What the image shows, for who cannot see it.", "The harbour at low tide");
    public static readonly FrontMatterKey CanonicalUrl = Declare("canonicalURL", "canonicalURL canonical_url canonical routes.canonical",
        "The original's URL, where the post is a copy.", "https://example.org/hello/");
    public static readonly FrontMatterKey Featured = Declare("featured", "featured pinned pin sticky top", "Stands first on the home page.", "true");
    public static readonly FrontMatterKey Language = Declare("lang", "lang language locale", "Language of the post, as in HTML.", "fr");
    public static readonly FrontMatterKey HideEditLink = Declare("hideEditPost", "hideEditPost hideEditLink", "No link to edit the post.", "true");
    public static readonly FrontMatterKey Related = Declare("related", "related related_posts",
        "Posts that go with this one, by file, address, slug or note name, the first first; false for none at all.", "[low-tide, ../moon/index.md]");
    public static readonly FrontMatterKey Comments = Declare("comments", "comments comment", "False: readers cannot comment on the post.", "false");
    public static readonly FrontMatterKey WordPressId = Declare("wordpress_id", "wordpress_id wp_id post_id postid",
        "The post's number in WordPress: /?p=12 leads here.", "12");
    public static readonly FrontMatterKey FeedId = Declare("id", "id guid uuid", "What feed readers know the post by; never change it.", "urn:uuid:1eec6c7b-242e-4102-93f1-fc285702ecd2");

    // What hides a post or keeps it from lists; what each value means stands in VisibilityRules.
    public static readonly FrontMatterKey Draft = Declare("draft", "draft isDraft unpublished", "Not public yet.", "true");
    public static readonly FrontMatterKey Published = Declare("published", "published publish isPublished dg-publish", "False: not public.", "false");
    public static readonly FrontMatterKey Public = Declare("public", "public isPublic routable", "False: not public.", "false");
    public static readonly FrontMatterKey Status = Declare("status", "status post_status", "Anything but published: not public.", "draft");
    public static readonly FrontMatterKey Access = Declare("visibility", "visibility", "Anything but public: not public.", "private");
    public static readonly FrontMatterKey Private = Declare("private", "private isPrivate email_only", "Not public.", "true");
    public static readonly FrontMatterKey Password = Declare("password", "password", "Not public, whatever the password is.", "hunter2");
    public static readonly FrontMatterKey Render = Declare("build.render", "build.render _build.render render", "Never or false: not public.", "never");
    public static readonly FrontMatterKey Headless = Declare("headless", "headless", "Not public.", "true");
    public static readonly FrontMatterKey Unlisted = Declare("unlisted", "unlisted hidden eleventyExcludeFromCollections", "Has its URL, and stands in no list.", "true");
    public static readonly FrontMatterKey Listed = Declare("build.list", "build.list _build.list listed visible", "Never or false: has its URL, and stands in no list.", "never");
    public static readonly FrontMatterKey NoIndex = Declare("noindex", "noindex robotsNoIndex", "Search engines are asked to stay away.", "true");
    public static readonly FrontMatterKey Robots = Declare("robots", "robots", "With noindex or none in it: search engines are asked to stay away.", "noindex");
    public static readonly FrontMatterKey Sitemap = Declare("sitemap", "sitemap", "False: search engines are asked to stay away.", "false");
    public static readonly FrontMatterKey NotSearched = Declare("searchHidden", "searchHidden", "Not found by the site's search.", "true");
    public static readonly FrontMatterKey Searched = Declare("in_search_index", "in_search_index", "False: not found by the site's search.", "false");

    private static readonly HashSet<string> Known = [.. Declared.SelectMany(key => key.Paths)];

    /// <summary>Every key, in the order of the manual.</summary>
    public static IReadOnlyList<FrontMatterKey> All => Declared;

    /// <summary>A key as keys are compared: lower case, without spaces, hyphens and underscores, and without the quotes and brackets of a slip.</summary>
    public static string Normalize(string key)
    {
        var changes = false;
        foreach (var c in key) changes |= c is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '.');
        if (!changes) return key;
        return string.Concat(key.Where(c => c is not ('-' or '_' or '\uFEFF' or '\u200B' or '(' or ')' or '[' or ']' or '"' or '\'' or (>= '\u2018' and <= '\u201F')) && !char.IsWhiteSpace(c))).ToLowerInvariant();
    }

    /// <summary>A key of the table, by its normalised name or path.</summary>
    internal static bool IsKnown(string path) => Known.Contains(path);

    /// <summary>The spelling that an unknown key is nearest to: one slip for short keys, two for longer ones.</summary>
    internal static string? Nearest(string path) => FrontMatterSpelling.Nearest(path, Declared.SelectMany(key => key.Spellings));

    /// <summary>The spelling that the author of an unknown key is asked about.</summary>
    internal static string? Guess(string path) => FrontMatterSpelling.Guess(path, Declared.SelectMany(key => key.Spellings));

    private static FrontMatterKey Declare(string name, string spellings, string description, string example)
    {
        var key = new FrontMatterKey(name, spellings.Split(' '), description, example);
        Declared.Add(key);
        return key;
    }

    private static FrontMatterKey Single(string name, string spellings, string description, string example)
    {
        var key = new FrontMatterKey(name, spellings.Split(' '), description, example) { IsSingle = true };
        Declared.Add(key);
        return key;
    }
}
