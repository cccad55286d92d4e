namespace Blog.Content;

/// <summary>A post or standalone page as its file says it, before anything is stored. Only <see cref="PostParser"/> makes one.</summary>
public sealed record Post
{
    /// <summary>The file, relative to the content folder, with forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>A standalone page (a file under <c>pages/</c>): it has a URL but stands in no list of posts.</summary>
    public bool IsPage { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    /// <summary>The path of the post's one URL, decoded, without the site's prefix: <c>/posts/hello/</c>.</summary>
    public required string Url { get; init; }

    /// <summary>From the front matter, else the beginning of the text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The description is the beginning of the text, because the author gave none.</summary>
    public bool IsExcerpted { get; init; }

    /// <summary>When it becomes public; null for a post without a date, which is public and sorts last.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>From this instant on it is no longer public.</summary>
    public DateTimeOffset? ExpireAt { get; init; }

    /// <summary>IANA zone that the post's dates are shown in; null for the site's.</summary>
    public string? TimeZone { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Each a path of names, the outermost first.</summary>
    public IReadOnlyList<Category> Categories { get; init; } = [];

    public IReadOnlyList<Author> Authors { get; init; } = [];

    /// <summary>The series that it is a part of; null for none.</summary>
    public Series? Series { get; init; }

    /// <summary>Old URLs: decoded paths that start with a slash, a query kept.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Addresses that it had under another engine or pattern: each counts as long as it is no other post's too.</summary>
    public IReadOnlyList<string> FormerUrls { get; init; } = [];

    /// <summary>Other names of the note, as Obsidian means <c>aliases</c>: targets of <c>[[links]]</c>, never routes.</summary>
    public IReadOnlyList<string> NoteNames { get; init; } = [];

    public bool Featured { get; init; }

    /// <summary>BCP 47 tag; null for the site's language.</summary>
    public string? Language { get; init; }

    /// <summary>The original's absolute URL, where the post is a copy.</summary>
    public string? CanonicalUrl { get; init; }

    /// <summary>Image for sharing: an absolute URL, a site path, or a path relative to the file.</summary>
    public string? Cover { get; init; }

    public string? CoverAlt { get; init; }

    public bool HideEditLink { get; init; }

    /// <summary>What the end of its page holds.</summary>
    public PostEnding Ending { get; init; } = PostEnding.Usual;

    /// <summary>What feed readers know the post by: <c>id</c>, <c>guid</c> or <c>uuid</c> as written, else made from the path.</summary>
    public required string FeedId { get; init; }

    public required Visibility Visibility { get; init; }

    /// <summary>The markdown after the front matter.</summary>
    public required string Body { get; init; }

    /// <summary>Line of the file that the body starts on, one-based.</summary>
    public int BodyLine { get; init; } = 1;

    public required MarkdownOutline Outline { get; init; }
}

/// <summary>A tag as a post names it, and the slug that identifies it.</summary>
public sealed record Tag(string Name, string Slug)
{
    /// <summary>The tag that a post has which says nothing of tags, as in AstroPaper.</summary>
    public static Tag Others { get; } = new("others", "others");
}

/// <summary>A category as the path of names that leads to it.</summary>
public sealed record Category(IReadOnlyList<Tag> Names)
{
    /// <summary>The slugs of the path, with slashes between them.</summary>
    public string Slug { get; } = string.Join('/', Names.Select(name => name.Slug));
}

/// <summary>A series that a post is a part of.</summary>
/// <param name="Number">Where the post stands in it; null where nobody says, so that its date decides.</param>
public sealed record Series(string Name, string Slug, double? Number);

/// <summary>Somebody a post names as its author.</summary>
/// <param name="Avatar">A file of the content folder, or an https URL; null for none.</param>
public sealed record Author(string Name, string Slug, string? Url = null, string? Avatar = null)
{
    /// <summary>The picture is a file of the content folder.</summary>
    public bool HasOwnPicture => Avatar is not null && !FrontMatterLists.IsWeb(Avatar);
}

/// <summary>What became of a file: a post, or the problems that keep it from being one, or both.</summary>
/// <param name="Post">Null where the file could not be read as a post.</param>
/// <param name="Problems">In the order of the file.</param>
/// <param name="AsksToBeHidden">A file that could not be read all the same says that it is to be hidden.</param>
public sealed record ParsedFile(Post? Post, IReadOnlyList<ContentProblem> Problems, bool AsksToBeHidden = false)
{
    /// <summary>A section file (<c>_index.md</c>) that hides every post of its folder and of the folders below, as Zola's <c>draft</c> does.</summary>
    public bool HidesFolder { get; private init; }

    /// <summary>The file names the site by its address, and is understood otherwise when that changes.</summary>
    public bool DependsOnBaseUrl { get; init; }

    /// <summary>What stands in the file before the text of its post, or the whole of a section file; null where nothing could be read.</summary>
    internal string? Head { get; init; }

    /// <summary>The file is meant as content, and nothing can be made of it.</summary>
    internal bool IsBroken => Post is null && Problems.Count > 0;

    /// <summary>A file without a post. A section file that cannot be read may have hidden its folder, so it does.</summary>
    internal static ParsedFile Unreadable(ContentProblem problem, bool asksToBeHidden = false) =>
        new(null, [problem], asksToBeHidden) { HidesFolder = PostFileName.IsSectionFile(problem.Path[(problem.Path.LastIndexOf('/') + 1)..]) };

    /// <summary>A file of which nothing is known yet. One of a section may be about to hide its folder, so it does.</summary>
    internal static ParsedFile Unsettled(string path) => new(null, []) { HidesFolder = PostFileName.IsSectionFile(path[(path.LastIndexOf('/') + 1)..]) };

    /// <summary>Why the file is no content of the site; null where it is, or could not be read.</summary>
    public string? SkippedBecause { get; private init; }

    /// <summary>A file that is no content of the site.</summary>
    internal static ParsedFile Skipped(string reason) => new(null, []) { SkippedBecause = reason };

    /// <summary>A file that describes a folder and is no post.</summary>
    internal static ParsedFile Section(bool hidesFolder, string text) => new(null, [], hidesFolder) { HidesFolder = hidesFolder, Head = text };
}
