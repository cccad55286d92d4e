namespace Blog.Content;

/// <summary>How the posts of an engine are written: where a new one lies, what its file is called, and which keys it begins with.</summary>
/// <param name="Folders">Where posts may lie, the likeliest first.</param>
internal sealed record EngineHabits(params IReadOnlyList<string> Folders)
{
    /// <summary>The key of the publish date.</summary>
    public string DateKey { get; init; } = "date";

    /// <summary>What keeps a draft from the public.</summary>
    public string DraftLine { get; init; } = "draft: true";

    /// <summary>A line that every post needs; empty for none.</summary>
    public string OwnLine { get; init; } = "";

    /// <summary>Names of files in a folder begin with the day.</summary>
    public Func<string, bool> HasDatedNames { get; init; } = _ => false;

    /// <summary>The name of the file is the title, with its spaces and capitals.</summary>
    public bool NamesAreTitles { get; init; }

    /// <summary>A language other than the site's stands in the name of the file.</summary>
    public bool NamesHoldLanguages { get; init; }

    /// <summary>Front matter is TOML, with tags in a table.</summary>
    public bool IsToml { get; init; }

    private static readonly EngineHabits Own =
        new("posts", "_posts", "source/_posts", "src/content/posts", "src/content/blog", "src/data/blog", "content/posts", "content/post", "content/blog")
        {
            // Jekyll passes over what has no day in its name; Hexo keeps its folder elsewhere.
            HasDatedNames = folder => folder.Split('/') is [not "source", .., "_posts"] or ["_posts"],
        };

    public static EngineHabits Of(Engine engine) => engine.Name switch
    {
        "astropaper" => new("src/content/posts", "src/content/blog", "src/data/blog", "posts") { DateKey = "pubDatetime", OwnLine = "description: \"\"" },
        "jekyll" => new("_posts") { HasDatedNames = _ => true, DraftLine = "published: false" },
        "hugo" => new("content/posts", "content/post", "content/blog", "posts", "post", "blog") { NamesHoldLanguages = true },
        "hexo" => new("source/_posts", "_posts") { DraftLine = "published: false" },
        "zola" => new("content/blog", "content/posts", "blog", "posts") { IsToml = true, NamesHoldLanguages = true, DraftLine = "draft = true" },
        "eleventy" => new("content/posts", "content/blog", "src/posts", "src/blog", "posts", "blog"),
        "obsidian" => new("") { NamesAreTitles = true, DraftLine = "publish: false", OwnLine = "publish: true" },
        _ => Own,
    };
}
