namespace Blog.Browser.Tests;

/// <summary>A kind of page, by the name its pictures get. A new kind gets a line here, and is checked and pictured from then on.</summary>
internal sealed record PageKind(string Name, string Path)
{
    /// <summary>One of each kind, of the manual.</summary>
    public static IReadOnlyList<PageKind> All { get; } =
    [
        new("home", "/"),
        new("posts", "/posts/"),
        new("page-2", "/posts/page/2/"),
        new("post", "/posts/getting-started/"),
        new("showcase", "/posts/markdown-showcase/"),
        new("filed", "/posts/filing-posts/"),
        new("tags", "/tags/"),
        new("tag", "/tags/manual/"),
        new("categories", "/categories/"),
        new("category", "/categories/manual/writing/"),
        new("authors", "/authors/"),
        new("author", "/authors/ada-morrow/"),
        new("series", "/series/around-a-post/"),
        new("archive", "/archives/"),
        new("year", "/archives/2026/"),
        new("month", "/archives/2026/11/"),
        new("connected", "/posts/connecting-posts/"),
        new("search", "/search/"),
        new("found", "/search/?q=front+matter"),
        new("misspelt", "/search/?q=markdwon"),
        new("about", "/about/"),
        new("accessibility", "/accessibility/"),
        new("feeds", "/feeds/"),
        new("not-found", "/posts/no-such-post/"),
    ];

    /// <summary>The posts of the kitchen.</summary>
    public static IReadOnlyList<PageKind> Kitchen { get; } =
    [
        .. new[]
        {
            "everything", "awkward-code", "many-headings", "pictures", "long-title", "undated",
            "arabic", "hebrew", "japanese", "chinese", "korean", "thai", "german",
        }.Select(slug => new PageKind(slug, $"/posts/{slug}/")),
    ];
}
