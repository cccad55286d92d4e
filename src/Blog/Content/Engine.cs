namespace Blog.Content;

/// <summary>What an engine makes of its own folder: where posts, pages and files lie, how names become addresses, and what a tag is.</summary>
/// <param name="Name">As the setting <c>Engine</c> spells it; empty for no engine in particular.</param>
/// <param name="Permalink">Pattern of a post's URL where no setting gives one.</param>
public sealed record Engine(string Name, string Permalink)
{
    // Where engines keep their posts: what comes after is the author's own order.
    private static readonly string[] EveryRoot =
    [
        "src/content/posts", "src/content/blog", "src/data/blog", "source/_posts", "source/_drafts",
        "content/posts", "content/post", "content/blog", "_posts", "_drafts", "posts", "content",
    ];

    /// <summary>No engine in particular: the folders of all are understood at once, and posts live where <c>Permalink</c> says.</summary>
    public static readonly Engine Any = new("", "/posts/:slug/")
    {
        PostRoots = EveryRoot,
        PageRoots = ["pages", "src/content/pages", "src/pages", "content/pages", "source"],
        SkippedFolders = ["archetypes", "scaffolds", "_includes", "_layouts", "_site"],
        StaticFolders = ["static", "public", "source"],
        HasDefaultTag = true,
    };

    /// <summary>Every engine that the setting may name.</summary>
    /// <remarks>The defaults of Jekyll 4, Hugo 0.15x, Hexo 8, Zola 0.2x, Eleventy 3, AstroPaper 6 and Obsidian Publish.</remarks>
    public static IReadOnlyList<Engine> All { get; } =
    [
        new("astropaper", "/posts/:folders/:slug/")
        {
            PostRoots = ["src/content/posts", "src/content/blog", "src/data/blog", "posts"],
            PageRoots = ["src/content/pages", "src/pages", "pages"],
            SkippedFolders = ["src", "dist"],
            HasDefaultTag = true,
        },
        new("jekyll", "/:categories/:year/:month/:day/:title.html")
        {
            PostFolders = ["_posts", "_drafts"],
            SkipsUnderscores = true,
            HasStaticRoot = true,
            SpacesDivideTags = true,
            FoldersAreCategories = true,
            FromCategory = EngineSlug.LowerCase,
            SkippedFolders = ["vendor"],
            FromName = EngineSlug.Jekyll,
        },
        new("hugo", "/:sections/:slugorcontentbasename/")
        {
            PostRoots = ["content"],
            PageSections = ["", "page", "pages"],
            SkippedFolders = ["archetypes", "assets", "data", "exampleSite", "i18n", "layouts", "resources", "themes"],
            HasLanguageFolders = true,
            TitlesAreTitles = true,
            BundlesHoldResources = true,
            FromName = EngineSlug.Hugo,
        },
        new("hexo", "/:year/:month/:day/:title/")
        {
            PostRoots = ["source"],
            PostFolders = ["_posts", "_drafts"],
            SkipsUnderscores = true,
            NamesHoldFolders = true,
            CategoryListIsPath = true,
            PagesEndInHtml = true,
            StaticFolders = ["source"],
            SkippedFolders = ["scaffolds", "themes"],
            FromName = EngineSlug.AsWritten,
        },
        new("zola", "/:sections/:slug/")
        {
            PostRoots = ["content"],
            PageSections = ["", "pages"],
            SkippedFolders = ["sass", "templates", "themes"],
            FromName = EngineSlug.Zola,
        },
        new("eleventy", "/:folders/:slug/")
        {
            PostRoots = ["content", "src"],
            PostsAreTagged = true,
            SkippedFolders = ["_includes", "_data", "_site", "_layouts"],
            FromName = EngineSlug.AsWritten,
        },
        new("obsidian", "/:folders/:slug")
        {
            SkippedFolders = ["templates", "Templates"],
            StaticFolders = [],
            IsOptIn = true,
            TextHoldsTags = true,
            FromName = EngineSlug.Obsidian,
        },
    ];

    /// <summary>Folders whose name leaves the address, the longest first; what lies below is the author's own order.</summary>
    internal IReadOnlyList<string> PostRoots { get; init; } = [];

    /// <summary>Folders that hold posts wherever they stand; every file outside of one is a page. Empty where any file is a post.</summary>
    internal IReadOnlyList<string> PostFolders { get; init; } = [];

    /// <summary>Folders of standalone pages.</summary>
    internal IReadOnlyList<string> PageRoots { get; init; } = [];

    /// <summary>First folders that hold standalone pages and stay in their address; empty for a file that lies in none.</summary>
    internal IReadOnlyList<string> PageSections { get; init; } = [];

    /// <summary>Folders that hold templates and the like, and no posts.</summary>
    internal IReadOnlyList<string> SkippedFolders { get; init; } = [];

    /// <summary>Folders whose files are served under <c>/</c> as they are.</summary>
    internal IReadOnlyList<string> StaticFolders { get; init; } = ["static", "public"];

    /// <summary>Files of other folders are served as they are too, unless a post lies beside them.</summary>
    internal bool HasStaticRoot { get; init; }

    /// <summary>Only a file with the tag <c>post</c> or <c>posts</c>, or in a folder of such a name, is a post; any other is a page.</summary>
    internal bool PostsAreTagged { get; init; }

    /// <summary>Folders that begin with an underscore, other than those of posts, are the engine's own.</summary>
    internal bool SkipsUnderscores { get; init; }

    /// <summary>A plain list of categories is one path, the outer first.</summary>
    internal bool CategoryListIsPath { get; init; }

    /// <summary>The address of a page ends in <c>.html</c>, whatever that of a post does.</summary>
    internal bool PagesEndInHtml { get; init; }

    /// <summary>The first folder may name a language.</summary>
    internal bool HasLanguageFolders { get; init; }

    /// <summary>What lies in the folder of an <c>index.md</c> belongs to it, and is no page of its own.</summary>
    internal bool BundlesHoldResources { get; init; }

    /// <summary>The token <c>:title</c> is the title, and not the name of the file.</summary>
    internal bool TitlesAreTitles { get; init; }

    /// <summary>The name of a post includes the folders below the folder of posts.</summary>
    internal bool NamesHoldFolders { get; init; }

    /// <summary>Folders above the folder of posts are categories.</summary>
    internal bool FoldersAreCategories { get; init; }

    /// <summary>Tags in a string are divided by spaces.</summary>
    internal bool SpacesDivideTags { get; init; }

    /// <summary>Words with a <c>#</c> before them in the text are tags.</summary>
    internal bool TextHoldsTags { get; init; }

    /// <summary>A post that says nothing of tags has the tag <c>others</c>.</summary>
    internal bool HasDefaultTag { get; init; }

    /// <summary>Nothing is public that does not say so with <c>publish: true</c>.</summary>
    internal bool IsOptIn { get; init; }

    /// <summary>Makes a part of an address of the name of a file or folder.</summary>
    internal Func<string, string> FromName { get; init; } = Slug.FromText;

    /// <summary>Makes a part of an address of the name of a category.</summary>
    internal Func<string, string> FromCategory { get; init; } = TagSlug.FromName;

    /// <summary>The file lies in a folder that holds nothing but files to be served; in any other it may belong to a post beside it.</summary>
    internal static bool IsForFiles(string path) => path.StartsWith("static/", StringComparison.Ordinal) || path.StartsWith("public/", StringComparison.Ordinal);

    /// <summary>The files that may be served at a path.</summary>
    /// <param name="url">Decoded, with a leading slash.</param>
    public IEnumerable<string> StaticPaths(string url)
    {
        // What an underscore hides from Jekyll and Hexo is no file for the public.
        var isReserved = url.Contains("/_", StringComparison.Ordinal);
        foreach (var folder in StaticFolders)
            if (folder != "source" || !isReserved) yield return folder + url;
        if (HasStaticRoot && !isReserved && !SkippedFolders.Contains(url[1..].Split('/')[0])) yield return url[1..];
    }

    /// <summary>Where a file would be served as it stands; null for a file of no static folder.</summary>
    public string? StaticUrl(string path) =>
        StaticFolders.FirstOrDefault(folder => path.StartsWith(folder + "/", StringComparison.Ordinal)) is { } found ? path[found.Length..] : HasStaticRoot ? "/" + path : null;

    /// <summary>The engine of that name; null for none.</summary>
    public static Engine? Find(string name) => All.FirstOrDefault(engine => engine.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
